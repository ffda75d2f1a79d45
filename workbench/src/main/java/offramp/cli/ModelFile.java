package offramp.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import offramp.check.Checked;
import offramp.check.Checker;
import offramp.check.Variation;
import offramp.model.Model;
import offramp.text.Diagnostic;
import offramp.text.Drawing;
import offramp.text.Source;

/// Reads model files and says what is wrong with them.
public final class ModelFile {
  /// Larger files are not read; a model of a thousand lines has about 60,000 bytes.
  static final long MOST_BYTES = 4_000_000;

  private ModelFile() {}

  public static Source read(Path path) throws Refusal {
    if (Files.isDirectory(path)) {
      throw new Refusal(Exit.USAGE, "error: %s is a folder, not a model".formatted(path));
    }
    if (!Files.exists(path)) {
      throw new Refusal(
          Exit.USAGE,
          "error: there is no file %s%n  = help: `offramp new NAME` makes a first model"
              .formatted(path));
    }
    return new Source(path.getFileName().toString(), text(path));
  }

  private static String text(Path path) throws Refusal {
    try {
      long size = Files.size(path);
      if (size > MOST_BYTES) {
        throw wrong(
            "E0001",
            path,
            "has %,d bytes; a model has at most %,d".formatted(size, MOST_BYTES),
            "is this the right file?");
      }
      return decoded(path, Files.readAllBytes(path));
    } catch (IOException unreadable) {
      throw new Refusal(
          Exit.USAGE, "error: cannot read %s: %s".formatted(path, unreadable.getMessage()));
    }
  }

  private static String decoded(Path path, byte[] bytes) throws Refusal {
    ByteBuffer from = ByteBuffer.wrap(bytes);
    CharBuffer to = CharBuffer.allocate(bytes.length);
    if (StandardCharsets.UTF_8.newDecoder().decode(from, to, true).isError()) {
      long line = 1 + to.flip().chars().filter(c -> c == '\n').count();
      throw wrong(
          "E0002",
          path,
          "is not text in UTF-8: see byte %d, in line %d".formatted(from.position() + 1, line),
          "save it as plain text in UTF-8");
    }
    return to.flip().toString();
  }

  private static Refusal wrong(String code, Path path, String what, String help) {
    return new Refusal(
        Exit.WRONG_MODEL,
        "error[%s]: %s %s%n  = help: %s".formatted(code, path.getFileName(), what, help));
  }

  /// {@return the model under `variation`; what is wrong with it is written to `err`}
  public static Model model(Source source, Variation variation, PrintWriter err) throws Refusal {
    Checked checked = Checker.check(source, variation);
    Model model = checked.model().orElseThrow(() -> said(source, checked.diagnostics(), err));
    if (variation.posterior().isPresent() && model.posterior().isEmpty()) {
      throw PosteriorOption.other(variation.posterior().get(), model);
    }
    return model;
  }

  /// Writes errors to `err`.
  ///
  /// {@return the refusal that counts them}
  public static Refusal said(Source source, List<Diagnostic> diagnostics, PrintWriter err) {
    List<Diagnostic> errors = diagnostics.stream().filter(Diagnostic::isError).toList();
    show(source, errors, err);
    return new Refusal(Exit.WRONG_MODEL, count(errors));
  }

  static void show(Source source, List<Diagnostic> diagnostics, PrintWriter err) {
    boolean colour = Screen.colour();
    diagnostics.forEach(d -> err.println(Drawing.of(source, d, colour)));
  }

  /// {@return how many errors and warnings there are, and what explains them}
  static String count(List<Diagnostic> diagnostics) {
    long errors = diagnostics.stream().filter(Diagnostic::isError).count();
    long warnings = diagnostics.size() - errors;
    String said =
        "%d error%s, %d warning%s"
            .formatted(errors, errors == 1 ? "" : "s", warnings, warnings == 1 ? "" : "s");
    return diagnostics.isEmpty()
        ? said
        : said + "; `offramp explain %s` tells more".formatted(diagnostics.getFirst().code());
  }
}
