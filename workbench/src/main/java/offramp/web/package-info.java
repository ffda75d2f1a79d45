/// The local server of the workbench: files, answers as you type, jobs, safety.
@NullMarked
package offramp.web;

import org.jspecify.annotations.NullMarked;
