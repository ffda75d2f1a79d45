/// Choice between options whose results are uncertain: robustness, trade-offs, search and racing.
@NullMarked
package offramp.explore;

import org.jspecify.annotations.NullMarked;
