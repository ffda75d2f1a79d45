package offramp.elicit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import offramp.check.KernelText;
import offramp.edit.Edit;
import offramp.syntax.Law;
import offramp.text.Source;
import offramp.text.Span;

/// Writes what experts answered into the text of a model; all else stays as it is.
public final class Answered {
  private Answered() {}

  /// {@return the text with a law for each answer in the place of what stood there}
  ///
  /// What an expert said before is replaced; what others said stays. A law that nobody stood for is
  /// replaced by the answers.
  public static String model(Source source, List<Asked> asked, List<Answer> answers) {
    List<Edit> edits = new ArrayList<>();
    for (Asked one : asked) {
      Map<String, String> said = new TreeMap<>();
      answers.stream()
          .filter(answer -> answer.unknown().equals(one.name()))
          .forEach(answer -> said.put(answer.expert(), law(one, answer)));
      if (!said.isEmpty()) {
        Span law = one.tree().law().span();
        edits.add(new Edit(law.start(), law.end(), pooled(source, one.tree().law(), said)));
      }
    }
    return Edit.applied(source.text(), edits);
  }

  private static String pooled(Source source, Law law, Map<String, String> said) {
    List<String> opinions = new ArrayList<>();
    if (law instanceof Law.Pooled(var before, _)) {
      for (Law.Opinion opinion : before) {
        String anew = said.remove(opinion.expert().text());
        int end = opinion.weight().map(w -> w.span().end()).orElse(opinion.expert().span().end());
        String weight = source.at(new Span(opinion.expert().span().end(), end));
        opinions.add(
            anew == null ? source.at(new Span(opinion.law().span().start(), end)) : anew + weight);
      }
    }
    opinions.addAll(said.values());
    return String.join(", ", opinions);
  }

  private static String law(Asked asked, Answer answer) {
    return "%s(%s, %s, %s)%s by %s"
        .formatted(
            asked.range() == Asked.Range.SHARE ? "LogitQuantiles" : "Quantiles",
            KernelText.number(answer.low()),
            KernelText.number(answer.median()),
            KernelText.number(answer.high()),
            asked.unit().isEmpty() ? "" : " " + asked.unit(),
            answer.expert());
  }
}
