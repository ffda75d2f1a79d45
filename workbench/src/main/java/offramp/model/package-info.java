/// The checked model: what a crisis is made of, with every name resolved.
@NullMarked
package offramp.model;

import org.jspecify.annotations.NullMarked;
