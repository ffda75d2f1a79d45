/// Chance: keys that name every draw, streams of random bits, and the distributions drawn from.
@NullMarked
package offramp.random;

import org.jspecify.annotations.NullMarked;
