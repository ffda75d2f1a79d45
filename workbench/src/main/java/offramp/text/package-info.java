/// Texts, places in them, and what is said about a place.
@NullMarked
package offramp.text;

import org.jspecify.annotations.NullMarked;
