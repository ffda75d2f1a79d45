/// Studies whose parts are done by Apache Spark.
@NullMarked
package offramp.spark;

import org.jspecify.annotations.NullMarked;
