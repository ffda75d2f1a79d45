package offramp.elicit;

import java.util.List;
import java.util.stream.Collectors;
import offramp.model.Model;
import offramp.syntax.Clause;
import offramp.text.Source;

/// A page of questions for one person, in Markdown, to be filled in with any editor.
///
/// Three quantiles are asked of each unknown, the ends before the middle, so that the middle does
/// not hold them near (Morgan, PNAS 111:7176, 2014; O'Hagan et al., Uncertain Judgements, 2006).
/// What the model has now, and what others said, is not shown for the same reason.
public final class Questionnaire {
  static final String FOR = "For: ";
  static final String LOWEST = "lowest plausible (5%)";
  static final String HIGHEST = "highest plausible (95%)";
  static final String MEDIAN = "middle (50%)";

  private Questionnaire() {}

  /// {@return the page}
  ///
  /// @param expert who is asked, by the name that will stand in the model
  public static String of(Source source, Model model, List<Asked> asked, String expert) {
    String title = model.crisis().title().isEmpty() ? source.name() : model.crisis().title();
    return """
        # Questions about: %s

        %s%s

        What follows is not known, and you know more of it than most. There are no right answers, and nobody is held to one. Please answer alone, before you talk with others.

        For each question write three numbers behind the colons, in this order:

        1. the lowest plausible value: you would be surprised, one time in twenty, to learn that it is lower;
        2. the highest plausible value: you would be surprised, one time in twenty, to learn that it is higher;
        3. the value in the middle: it is as likely to be higher as to be lower.

        Then look at them again: is the true value between the ends nine times in ten? Most people's ranges are too narrow. Leave a question empty if you have nothing to say on it.

        %s"""
        .formatted(
            title,
            FOR,
            expert,
            asked.stream().map(one -> question(source, one)).collect(Collectors.joining("\n")));
  }

  private static String question(Source source, Asked asked) {
    String unit = asked.unit().isEmpty() ? "a number" : "a number " + in(asked.unit());
    return """
        ## %s

        %sWrite %s, %s.

        - %s:
        - %s:
        - %s:
        """
        .formatted(
            asked.name(),
            words(source, asked),
            unit,
            asked.range().words(),
            LOWEST,
            HIGHEST,
            MEDIAN);
  }

  private static String in(String unit) {
    return unit.startsWith("per ") ? unit : "of " + unit;
  }

  /// {@return the comments above the declaration and behind it, and its reason}
  private static String words(Source source, Asked asked) {
    StringBuilder words = new StringBuilder();
    int line = source.line(asked.tree().span().start()) - 1;
    int first = line;
    while (first >= 1 && source.lineText(first).strip().startsWith("#")) {
      first--;
    }
    for (int at = first + 1; at <= line; at++) {
      words.append(source.lineText(at).strip().replaceFirst("#+", "").strip()).append(' ');
    }
    words.append(behind(source, asked.tree().span().end()));
    asked
        .tree()
        .because()
        .flatMap(Clause.Because::reason)
        .ifPresent(reason -> words.append("The model says of it: ").append(reason).append(". "));
    return words.toString();
  }

  /// {@return the comment on the line on which a declaration ends, as a sentence}
  private static String behind(Source source, int end) {
    String rest = source.lineText(source.line(end)).substring(source.column(end) - 1);
    int comment = rest.indexOf('#');
    String said = comment < 0 ? "" : rest.substring(comment + 1).strip();
    return said.isEmpty() ? "" : said + (said.endsWith(".") ? " " : ". ");
  }
}
