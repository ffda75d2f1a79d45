/// The chain of a program without dice: its reachable states, and probabilities on them.
@NullMarked
package offramp.solve;

import org.jspecify.annotations.NullMarked;
