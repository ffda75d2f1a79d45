/// From a tree to a checked model, or to everything that is wrong with it.
@NullMarked
package offramp.check;

import org.jspecify.annotations.NullMarked;
