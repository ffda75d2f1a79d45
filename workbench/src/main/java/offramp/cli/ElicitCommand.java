package offramp.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import offramp.check.Variation;
import offramp.edit.Rename;
import offramp.elicit.Answer;
import offramp.elicit.AnswerSheet;
import offramp.elicit.Answered;
import offramp.elicit.Asked;
import offramp.elicit.Questionnaire;
import offramp.elicit.Unreadable;
import offramp.model.Model;
import offramp.page.Html;
import offramp.syntax.Words;
import offramp.text.Source;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `offramp elicit FILE`: questions to experts about the unknowns, and their answers in the model.
@Command(
    name = "elicit",
    description = {
      "Writes a page of questions to one expert about the unknowns of a model, or, with --answers, the",
      "model with what the experts answered."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ElicitCommand implements Callable<Integer> {
  private static final long MOST_BYTES = 1_000_000;
  private static final String HTML = "html";

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The model, as in models/june-2024.crisis.")
  Path file;

  @Option(
      names = "--for",
      paramLabel = "NAME",
      description = "Who is asked, by the name that is to stand in the model.")
  @Nullable String expert;

  @Option(
      names = "--ask",
      paramLabel = "UNKNOWN",
      split = ",",
      description = "Ask about this unknown; repeatable (default: about all that are numbers).")
  List<String> ask = new ArrayList<>();

  @Option(
      names = "--answers",
      paramLabel = "FILE",
      arity = "1..*",
      description = "Pages that were filled in, or tables: expert,unknown,lowest,median,highest.")
  List<Path> answers = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "markdown|html",
      defaultValue = "markdown",
      description =
          "Of the page: markdown, to be filled in with any editor (default), or html, to be printed"
              + " and filled in by hand.")
  String format = "markdown";

  @Mixin OutputOption output;

  @Override
  public Integer call() throws Refusal {
    output.check();
    if ((expert == null) == answers.isEmpty()) {
      throw EffortOptions.usage("`elicit` takes one of --for NAME and --answers FILE");
    }
    if (!format.equals(HTML) && !format.equals("markdown")) {
      throw EffortOptions.usage("--format takes markdown or html, not `%s`", format);
    }
    Source source = ModelFile.read(file);
    Model model = ModelFile.model(source, Variation.BASE, spec.commandLine().getErr());
    List<Asked> asked = Asked.of(source, model);
    if (asked.isEmpty()) {
      throw EffortOptions.usage(
          "the model has no unknown that is a number: there is nothing to ask");
    }
    output.write(
        spec,
        expert == null
            ? answered(source, asked)
            : page(Questionnaire.of(source, model, chosen(asked), named(expert))));
    return Exit.DONE;
  }

  private String page(Questionnaire questions) {
    return format.equals(HTML) ? Html.page(questions) : questions.markdown();
  }

  private List<Asked> chosen(List<Asked> asked) throws Refusal {
    List<String> known = asked.stream().map(Asked::name).toList();
    for (String name : ask) {
      if (!known.contains(name)) {
        throw EffortOptions.usage(
            "--ask: the model has no unknown number `%s`; it has %s",
            name, String.join(", ", known));
      }
    }
    return asked.stream().filter(one -> ask.isEmpty() || ask.contains(one.name())).toList();
  }

  private static String named(String name) throws Refusal {
    if (!Rename.NAME.matcher(name).matches() || Words.reserved(name)) {
      throw EffortOptions.usage(
          "--for takes a letter, then letters, digits and `_`, that is no word of the language, not"
              + " `%s`",
          name);
    }
    return name;
  }

  private String answered(Source source, List<Asked> asked) throws Refusal {
    List<Answer> all = new ArrayList<>();
    for (Path sheet : answers) {
      String text = TextFile.read(sheet, MOST_BYTES, "a page of answers");
      try {
        for (Answer answer : AnswerSheet.read(new Source(sheet.toString(), text), asked)) {
          if (all.stream().anyMatch(other -> same(other, answer))) {
            throw EffortOptions.usage(
                "%s: %s has answered on `%s` in a file before it",
                sheet, answer.expert(), answer.unknown());
          }
          all.add(answer);
        }
      } catch (Unreadable wrong) {
        throw new Refusal(Exit.USAGE, "error: " + wrong.getMessage());
      }
    }
    return Answered.model(source, asked, all);
  }

  private static boolean same(Answer one, Answer other) {
    return one.expert().equals(other.expert()) && one.unknown().equals(other.unknown());
  }
}
