/// Models of PRISM: read into the language, and written from it.
@NullMarked
package offramp.prism;

import org.jspecify.annotations.NullMarked;
