package offramp.check;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import offramp.syntax.Formatter;
import offramp.text.Diagnostic;
import offramp.text.Source;

/// Throws texts at the compiler that no person would write: noise, words in any order, and damaged
/// models.
final class Fuzz {
  private static final String[] WORDS =
      ("crisis starts runs source actors ladder level flag score unknown let given event trigger"
              + " outcome watch reference expect red line belief lever theory history by when rate"
              + " then after on average every up down each nothing otherwise weight harm ends seen"
              + " secret held odds times cost from until since scales covers with because and or"
              + " not if then else per to in true false day days month months year hour week"
              + " west east push none aid war USA NATO c a b talks 1 2 0.5 60% 1e-3 24 0..10"
              + " 2024-05-31 2024-05 2024-02-30 \"text\" \" < <= > >= == != = + - * / ^ ( ) [ ] { }"
              + " , : . .. # sum min max count any all clamp exp ln sqrt logistic normal Beta"
              + " Uniform LogNormal Choice Exponential answer redraw draw crossed unanswered rises")
          .split(" ");

  private final Random random;
  private final List<String> seeds;

  Fuzz(long seed, List<String> seeds) {
    this.random = new Random(seed);
    this.seeds = seeds;
  }

  /// {@return the next text}
  String next() {
    return switch (random.nextInt(4)) {
      case 0 -> noise();
      case 1 -> words();
      default -> mutated();
    };
  }

  private String noise() {
    byte[] bytes = new byte[random.nextInt(400)];
    random.nextBytes(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private String words() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(120); i >= 0; i--) {
      text.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(8) == 0 ? "\n" : " ");
    }
    return text.toString();
  }

  private String mutated() {
    List<String> tokens =
        new ArrayList<>(List.of(seeds.get(random.nextInt(seeds.size())).split("(?<=\\s)|(?=\\s)")));
    for (int i = random.nextInt(6); i >= 0 && !tokens.isEmpty(); i--) {
      int at = random.nextInt(tokens.size());
      switch (random.nextInt(5)) {
        case 0 -> tokens.remove(at);
        case 1 -> tokens.add(at, tokens.get(random.nextInt(tokens.size())) + " ");
        case 2 -> tokens.set(at, WORDS[random.nextInt(WORDS.length)] + " ");
        case 3 -> tokens.set(at, damaged(tokens.get(at)));
        default -> tokens.subList(at, Math.min(tokens.size(), at + random.nextInt(20))).clear();
      }
    }
    return String.join("", tokens);
  }

  private String damaged(String token) {
    int at = random.nextInt(token.length() + 1);
    return token.substring(0, at) + (char) (random.nextInt(96) + 32) + token.substring(at);
  }

  /// Compiles a text, and formats it if it can be read; whatever escapes is a bug.
  static void compile(String text) {
    Source source = new Source("fuzz.crisis", text);
    Checked checked = Checker.check(source);
    checked.diagnostics().forEach(d -> offramp.text.Drawing.of(source, d, false));
    if (checked.diagnostics().stream().noneMatch(Diagnostic::isError)) {
      KernelText.of(checked.model().orElseThrow());
      Formatter.format(source);
    }
  }
}
