/// Questions to experts about the unknowns of a model, and what they answered.
@NullMarked
package offramp.elicit;

import org.jspecify.annotations.NullMarked;
