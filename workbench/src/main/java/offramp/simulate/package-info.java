/// From a program to trajectories and from many of them to an ensemble.
@NullMarked
package offramp.simulate;

import org.jspecify.annotations.NullMarked;
