/// From characters to a tree, and back to characters in the one layout.
@NullMarked
package offramp.syntax;

import org.jspecify.annotations.NullMarked;
