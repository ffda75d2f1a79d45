/// Studies: long work whose parts are kept, so that it can be broken off at any moment and goes on.
@NullMarked
package offramp.study;

import org.jspecify.annotations.NullMarked;
