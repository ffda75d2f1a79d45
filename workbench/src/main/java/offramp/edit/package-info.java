/// What an editor asks of a text: what is wrong and how to mend it, what can be written here, what
/// a name stands for, how the text is coloured, folded, laid out and renamed.
///
/// Everything is a pure function of a text, also of one that is broken; [offramp.edit.Reading] is
/// the text with its names looked up, which the questions share.
@NullMarked
package offramp.edit;

import org.jspecify.annotations.NullMarked;
