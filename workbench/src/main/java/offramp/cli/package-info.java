/// The commands.
@NullMarked
package offramp.cli;

import org.jspecify.annotations.NullMarked;
