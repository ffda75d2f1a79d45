/// What has been seen to happen, held against a model: likelihoods, and what is known after it.
@NullMarked
package offramp.history;

import org.jspecify.annotations.NullMarked;
