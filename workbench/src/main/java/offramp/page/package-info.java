/// Findings as pages: figures drawn as SVG, sections in HTML and in Markdown, and the report.
@NullMarked
package offramp.page;

import org.jspecify.annotations.NullMarked;
