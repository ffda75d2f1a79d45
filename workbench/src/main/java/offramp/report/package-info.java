/// Findings as a person or a program reads them: terminal, JSON, CSV.
@NullMarked
package offramp.report;

import org.jspecify.annotations.NullMarked;
