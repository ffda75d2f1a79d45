/// Questions, and findings that answer them: estimates with their uncertainty, method and caveats.
@NullMarked
package offramp.finding;

import org.jspecify.annotations.NullMarked;
