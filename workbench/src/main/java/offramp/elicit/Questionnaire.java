package offramp.elicit;

import java.util.List;
import java.util.stream.Collectors;
import offramp.model.Model;
import offramp.syntax.Clause;
import offramp.text.Source;

/// Questions for one person about the unknowns of a model.
///
/// Three quantiles are asked of each unknown, the ends before the middle, so that the middle does
/// not hold them near (Morgan, PNAS 111:7176, 2014; O'Hagan et al., Uncertain Judgements, 2006).
/// What the model has now, and what others said, is not shown for the same reason.
///
/// @param title what the model is called
/// @param expert who is asked, by the name that will stand in the model
public record Questionnaire(String title, String expert, List<Question> questions) {
  static final String FOR = "For: ";
  static final String LOWEST = "lowest plausible (5%)";
  static final String HIGHEST = "highest plausible (95%)";
  static final String MEDIAN = "middle (50%)";

  /// What is asked for of each unknown, in this order.
  public static final List<String> NUMBERS = List.of(LOWEST, HIGHEST, MEDIAN);

  /// What stands before the questions.
  public static final String OPENING =
      "What follows is not known, and you know more of it than most. There are no right answers, and"
          + " nobody is held to one. Please answer alone, before you talk with others.";

  /// What the three numbers are.
  public static final List<String> STEPS =
      List.of(
          "the lowest plausible value: you would be surprised, one time in twenty, to learn that it is lower;",
          "the highest plausible value: you would be surprised, one time in twenty, to learn that it is higher;",
          "the value in the middle: it is as likely to be higher as to be lower.");

  /// What to do when they are written.
  public static final String CLOSING =
      "Then look at them again: is the true value between the ends nine times in ten? Most people's"
          + " ranges are too narrow. Leave a question empty if you have nothing to say on it.";

  public Questionnaire {
    questions = List.copyOf(questions);
  }

  /// What is asked of one unknown.
  ///
  /// @param name of the unknown
  /// @param words what the model says of it, in sentences; may be empty
  /// @param wanted what is to be written: a number, its unit and where it lies
  public record Question(String name, String words, String wanted) {}

  /// {@return the questions to one person}
  ///
  /// @param expert who is asked, by the name that will stand in the model
  public static Questionnaire of(Source source, Model model, List<Asked> asked, String expert) {
    String title = model.crisis().title().isEmpty() ? source.name() : model.crisis().title();
    return new Questionnaire(
        title, expert, asked.stream().map(one -> question(source, one)).toList());
  }

  private static Question question(Source source, Asked asked) {
    String unit = asked.unit().isEmpty() ? "a number" : "a number " + in(asked.unit());
    return new Question(
        asked.name(),
        words(source, asked).strip(),
        "Write %s, %s.".formatted(unit, asked.range().words()));
  }

  /// {@return them as a page in Markdown, to be filled in with any editor; [AnswerSheet] reads it
  /// back}
  public String markdown() {
    return """
        # Questions about: %s

        %s%s

        %s

        For each question write three numbers behind the colons, in this order:

        1. %s
        2. %s
        3. %s

        %s

        %s"""
        .formatted(
            title,
            FOR,
            expert,
            OPENING,
            STEPS.get(0),
            STEPS.get(1),
            STEPS.get(2),
            CLOSING,
            questions.stream().map(Questionnaire::markdown).collect(Collectors.joining("\n")));
  }

  private static String markdown(Question question) {
    return """
        ## %s

        %s%s

        - %s:
        - %s:
        - %s:
        """
        .formatted(
            question.name(),
            question.words().isEmpty() ? "" : question.words() + " ",
            question.wanted(),
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
