package offramp.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import offramp.model.Model;
import offramp.syntax.Parsed;
import offramp.syntax.Parser;
import offramp.syntax.Tree;
import offramp.text.Diagnostic;
import offramp.text.Source;
import offramp.text.Spelling;

/// Turns a text into a model, or into everything that is wrong with it.
public final class Checker {
  private final Parsed parsed;

  private Checker(Parsed parsed) {
    this.parsed = parsed;
  }

  /// {@return the model of `source` under `variation`, with what is to be said about it}
  public static Checked check(Source source, Variation variation) {
    return new Checker(Parser.parse(source)).check(variation);
  }

  /// {@return the model as written, with what is to be said about it and about each of its
  /// theories}
  public static Checked check(Source source) {
    Checker checker = new Checker(Parser.parse(source));
    Checked base = checker.check(Variation.BASE);
    Set<Diagnostic> all = new LinkedHashSet<>(base.diagnostics());
    boolean wrong = base.model().isEmpty();
    List<Model> theories = new ArrayList<>();
    for (Tree.Theory theory : Header.theoriesOf(checker.parsed.tree())) {
      Checked under = checker.check(Variation.of(theory.name().text()));
      wrong |= under.model().isEmpty();
      under.model().ifPresent(theories::add);
      under.diagnostics().stream()
          .filter(d -> d.isError() || theory.span().start() <= d.at().start())
          .filter(d -> d.isError() || d.at().end() <= theory.span().end())
          .forEach(all::add);
    }
    return new Checked(wrong ? Optional.empty() : base.model(), theories, sorted(all));
  }

  private Checked check(Variation variation) {
    Findings findings = new Findings();
    Optional<Tree.Theory> theory = theory(variation, findings);
    List<Tree.Declaration> declarations =
        Sets.applied(Overlay.under(parsed.tree(), theory, findings), variation.sets(), findings);
    Header header = new Header(parsed.tree(), variation.theory(), findings);
    Assembly assembly = new Assembly(declarations, findings, variation);
    Model model = assembly.model(header, variation.pulls());
    boolean unread = parsed.diagnostics().stream().anyMatch(Diagnostic::isError);
    if (!findings.any() && !unread) {
      Cautions.about(model, assembly.levers.acts, findings);
    }
    Set<Diagnostic> all = new LinkedHashSet<>(parsed.diagnostics());
    all.addAll(findings.diagnostics(unread));
    Model drawn =
        variation
            .posterior()
            .flatMap(posterior -> posterior.under(model.crisis().theory()))
            .map(model::drawnFrom)
            .orElse(model);
    return new Checked(
        findings.any() || unread ? Optional.empty() : Optional.of(drawn), List.of(), sorted(all));
  }

  private Optional<Tree.Theory> theory(Variation variation, Findings findings) {
    if (variation.theory().isEmpty()) {
      return Optional.empty();
    }
    String name = variation.theory().get();
    List<Tree.Theory> theories = Header.theoriesOf(parsed.tree());
    Optional<Tree.Theory> found =
        theories.stream().filter(theory -> theory.name().text().equals(name)).findFirst();
    if (found.isEmpty()) {
      List<String> known = theories.stream().map(theory -> theory.name().text()).toList();
      findings.add(new Problem.NoSuchTheory(name, Spelling.nearest(name, known), known));
    }
    return found;
  }

  private static List<Diagnostic> sorted(Set<Diagnostic> all) {
    List<Diagnostic> sorted = new ArrayList<>(all);
    sorted.sort(Comparator.comparingInt(d -> d.at().start()));
    return sorted;
  }
}
