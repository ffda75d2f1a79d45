/// Event data on DuckDB: layouts of others read into one ledger, what a ledger holds, and the
/// history of a model from it.
@NullMarked
package offramp.data;

import org.jspecify.annotations.NullMarked;
