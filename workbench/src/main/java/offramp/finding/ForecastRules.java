package offramp.finding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import offramp.finding.Foretold.Claim;
import offramp.finding.Foretold.Resolved;
import offramp.text.Spelling;

/// What may be added to a record of forecasts, one entry after the other.
public final class ForecastRules {
  /// The most characters of a text.
  public static final int LONGEST = 2_000;

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

  private final List<Foretold> before;
  private final Foretold entry;

  private ForecastRules(List<Foretold> before, Foretold entry) {
    this.before = before;
    this.entry = entry;
  }

  /// {@return why an entry has no place in a record, in words; empty if it has one}
  ///
  /// @param before the record so far
  public static Optional<String> against(List<Foretold> before, Foretold entry) {
    ForecastRules rules = new ForecastRules(before, entry);
    return rules
        .form()
        .or(rules::order)
        .or(rules::repeated)
        .or(() -> entry.claim().flatMap(rules::claim))
        .or(() -> entry.answer().flatMap(rules::answer));
  }

  private Optional<String> form() {
    if (!NAME.matcher(entry.question()).matches()) {
      return Optional.of(
          "a question is named by a letter, then letters, digits, `_`, `-` and `.`, 64 at most; this"
              + " name is \"%s\"".formatted(shown(entry.question())));
    }
    return texts()
        .filter(
            text ->
                text.isBlank()
                    || text.length() > LONGEST
                    || text.codePoints().anyMatch(Character::isISOControl))
        .map(
            text ->
                "a text has 1 to %,d characters in one line; this one has %,d: \"%s\""
                    .formatted(LONGEST, text.length(), shown(text)))
        .findFirst();
  }

  private Stream<String> texts() {
    List<String> texts = new ArrayList<>();
    entry
        .claim()
        .ifPresent(
            claim -> {
              texts.addAll(List.of(claim.words(), claim.author()));
              claim.note().ifPresent(texts::add);
            });
    switch (entry.body()) {
      case Foretold.Computed _ -> {}
      case Foretold.Stated stated -> texts.add(stated.source());
      case Resolved resolved -> {
        texts.add(resolved.source());
        resolved.note().ifPresent(texts::add);
      }
    }
    return texts.stream();
  }

  private static String shown(String text) {
    String plain =
        text.codePoints().anyMatch(Character::isISOControl)
            ? text.replaceAll("\\p{Cntrl}", "?")
            : text;
    return plain.length() > 40 ? plain.substring(0, 40) + "..." : plain;
  }

  private Optional<String> order() {
    if (before.isEmpty() || !entry.recorded().isBefore(before.getLast().recorded())) {
      return Optional.empty();
    }
    return Optional.of(
        "the entry before was written on %s, this one on %s: is the clock right?"
            .formatted(before.getLast().recorded(), entry.recorded()));
  }

  private Optional<String> repeated() {
    return before.stream()
        .filter(other -> other.question().equals(entry.question()))
        .filter(other -> other.body().equals(entry.body()))
        .findFirst()
        .map(other -> "entry %d says the same already".formatted(other.number()));
  }

  private Optional<String> claim(Claim claim) {
    if (claim.made().isAfter(entry.recorded())) {
      return Optional.of("it was made on %s, which is still to come".formatted(claim.made()));
    }
    Optional<LocalDate> by = day();
    if (by.isPresent() && !by.get().equals(claim.by())) {
      return Optional.of(
          "question `%s` is about %s, not %s: forecasts of one question share their day"
              .formatted(entry.question(), by.get(), claim.by()));
    }
    Optional<LocalDate> came = standing().flatMap(answer -> answer.answer().orElseThrow().on());
    boolean late =
        claim.made().isAfter(claim.by())
            || came.filter(on -> !claim.made().isBefore(on)).isPresent();
    return late && !claim.hindsight()
        ? Optional.of(
            "the answer could be known on %s, when it was made: say so with --hindsight, and it is"
                    .formatted(claim.made())
                + " scored apart")
        : Optional.empty();
  }

  /// {@return the day of the question, if a forecast of it stands there}
  private Optional<LocalDate> day() {
    return claims().map(Claim::by).findFirst();
  }

  private Stream<Claim> claims() {
    return before.stream()
        .filter(other -> other.question().equals(entry.question()))
        .flatMap(other -> other.claim().stream());
  }

  /// {@return the entry with the answer that stands}
  private Optional<Foretold> standing() {
    return before.stream()
        .filter(other -> other.question().equals(entry.question()) && other.answer().isPresent())
        .reduce((_, later) -> later);
  }

  private Optional<String> answer(Resolved resolved) {
    Optional<LocalDate> by = day();
    if (by.isEmpty()) {
      return Optional.of(unknown());
    }
    return switch (resolved.came()) {
      case YES ->
          resolved
              .on()
              .map(on -> came(on, by.get()))
              .orElse(Optional.of("what came about did so on a day: add --on DATE"));
      case NO, VOID ->
          resolved.on().isPresent()
              ? Optional.of("only what came about has a day: take --on away")
              : resolved.came() == Foretold.Came.VOID || by.get().isBefore(entry.recorded())
                  ? replaced(resolved)
                  : Optional.of(
                      "it may still come about by %s: `no` is known the day after"
                          .formatted(by.get()));
    };
  }

  private Optional<String> came(LocalDate on, LocalDate by) {
    if (on.isAfter(entry.recorded())) {
      return Optional.of("it cannot have come on %s, a day to come".formatted(on));
    }
    if (on.isAfter(by)) {
      return Optional.of(
          "it came on %s, after %s, so by its day it had not: --came no".formatted(on, by));
    }
    Optional<LocalDate> first =
        claims().filter(claim -> !claim.hindsight()).map(Claim::made).min(LocalDate::compareTo);
    return first.filter(on::isBefore).isPresent()
        ? Optional.of(
            "it came on %s, before it was first foretold on %s: what had happened cannot be foretold"
                .formatted(on, first.get()))
        : replaced(entry.answer().orElseThrow());
  }

  private Optional<String> replaced(Resolved resolved) {
    Optional<Foretold> standing = standing();
    boolean names =
        resolved.supersedes().isPresent()
            ? standing.filter(s -> s.number() == resolved.supersedes().getAsInt()).isPresent()
            : standing.isEmpty();
    if (names) {
      return Optional.empty();
    }
    return Optional.of(
        standing
            .map(
                answer ->
                    "entry %d resolves `%s`; --supersedes %d puts this one in its place, and both stay"
                        .formatted(answer.number(), entry.question(), answer.number()))
            .orElseGet(
                () ->
                    "nothing resolves `%s` yet: take --supersedes away"
                        .formatted(entry.question())));
  }

  private String unknown() {
    TreeSet<String> known = new TreeSet<>();
    before.stream()
        .filter(other -> other.claim().isPresent())
        .forEach(other -> known.add(other.question()));
    return "there is no question `%s`: %s"
        .formatted(
            entry.question(),
            known.isEmpty()
                ? "the record has none"
                : Spelling.nearest(entry.question(), known)
                    .map(near -> "did you mean `" + near + "`?")
                    .orElse("there are " + String.join(", ", known)));
  }
}
