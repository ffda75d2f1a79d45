package offramp.report;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import offramp.finding.Foretold;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// One entry of a record of forecasts as a line of JSON, without what chains it to others.
///
/// @param values by name, each a text, a number, true or false, or a list of texts
record ForecastLine(Map<String, Object> values) {
  /// What a line does not say, or says wrongly, in words.
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1;

    Wrong(String why) {
      super(why);
    }
  }

  /// {@return the line of an entry, an object whose end is left open}
  ///
  /// @param previous the hash of the entry before
  static String open(Foretold entry, String previous) {
    String object =
        JsonText.of(
            json -> {
              json.writeStartObject();
              json.writeNumberProperty("entry", entry.number());
              text(json, "recorded", entry.recorded().toString());
              text(json, "question", entry.question());
              body(json, entry.body());
              text(json, "previous", previous);
              json.writeEndObject();
            });
    return object.substring(0, object.lastIndexOf('}'));
  }

  private static void body(JsonGenerator json, Foretold.Body body) {
    switch (body) {
      case Foretold.Computed(var claim, var origin, var odds) -> {
        text(json, "kind", "computed");
        claim(json, claim);
        origin(json, origin);
        odds(json, odds);
      }
      case Foretold.Stated(var claim, var says, var probability, var source) -> {
        text(json, "kind", "stated");
        claim(json, claim);
        says.ifPresent(that -> json.writeBooleanProperty("says", that));
        probability.ifPresent(p -> json.writeNumberProperty("probability", p));
        text(json, "source", source);
      }
      case Foretold.Resolved(var came, var on, var source, var note, var supersedes) -> {
        text(json, "kind", "resolved");
        text(json, "came", came.word());
        on.ifPresent(day -> text(json, "on", day.toString()));
        text(json, "source", source);
        note.ifPresent(words -> text(json, "note", words));
        supersedes.ifPresent(number -> json.writeNumberProperty("supersedes", number));
      }
    }
  }

  private static void claim(JsonGenerator json, Foretold.Claim claim) {
    text(json, "words", claim.words());
    text(json, "made", claim.made().toString());
    text(json, "by", claim.by().toString());
    text(json, "author", claim.author());
    if (claim.hindsight()) {
      json.writeBooleanProperty("hindsight", true);
    }
    claim.note().ifPresent(words -> text(json, "note", words));
  }

  private static void origin(JsonGenerator json, Foretold.Origin origin) {
    text(json, "model", origin.model());
    text(json, "digest", origin.digest());
    text(json, "outcome", origin.outcome());
    text(json, "theory", origin.theory());
    JsonText.array(json, "levers", origin.levers(), json::writeString);
    JsonText.array(json, "given", origin.given(), json::writeString);
    json.writeNumberProperty("seed", origin.seed());
    text(json, "method", origin.method());
    json.writeNumberProperty("trajectories", origin.trajectories());
    json.writeNumberProperty("draws", origin.draws());
    text(json, "version", origin.version());
    text(json, "command", origin.command());
  }

  private static void odds(JsonGenerator json, Foretold.Odds odds) {
    json.writeNumberProperty("probability", odds.probability());
    json.writeNumberProperty("standardError", odds.standardError());
    json.writeNumberProperty("low", odds.low());
    json.writeNumberProperty("high", odds.high());
    odds.bound().ifPresent(bound -> json.writeNumberProperty("bound", bound));
  }

  private static void text(JsonGenerator json, String name, String value) {
    json.writeStringProperty(name, value);
  }

  /// {@return the values of a line}
  static ForecastLine parse(String line) throws Wrong {
    Map<String, Object> values = new LinkedHashMap<>();
    try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new Wrong("is no JSON object");
      }
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        json.nextToken();
        if (values.put(name, value(name, json)) != null) {
          throw new Wrong("says `%s` twice".formatted(name));
        }
      }
      if (json.nextToken() != null) {
        throw new Wrong("holds more than one JSON object");
      }
    } catch (JacksonException broken) {
      throw new Wrong("is no JSON: " + broken.getOriginalMessage());
    }
    return new ForecastLine(values);
  }

  private static Object value(String name, JsonParser json) throws Wrong {
    JsonToken token = json.currentToken();
    if (token == JsonToken.START_ARRAY) {
      List<String> items = new ArrayList<>();
      while (json.nextToken() == JsonToken.VALUE_STRING) {
        items.add(json.getString());
      }
      if (json.currentToken() == JsonToken.END_ARRAY) {
        return items;
      }
    } else if (token == JsonToken.VALUE_STRING) {
      return json.getString();
    } else if (token.isNumeric()) {
      return json.getString();
    } else if (token.isBoolean()) {
      return json.getBooleanValue();
    }
    throw new Wrong(
        "has in `%s` what is no text, number, true, false or list of texts".formatted(name));
  }

  /// {@return the entry}
  Foretold entry() throws Wrong {
    Foretold entry =
        new Foretold(number("entry"), day("recorded"), text("question"), body(text("kind")));
    Set<String> rest = new TreeSet<>(values.keySet());
    rest.removeAll(List.of("previous", "hash"));
    rest.removeAll(known(text("kind")));
    if (!rest.isEmpty()) {
      throw new Wrong("says `%s`, for which there is no place".formatted(rest.iterator().next()));
    }
    return entry;
  }

  private static List<String> known(String kind) {
    String own =
        switch (kind) {
          case "computed" ->
              "words made by author hindsight note model digest outcome theory levers given seed method"
                  + " trajectories draws version command probability standardError low high bound";
          case "stated" -> "words made by author hindsight note says probability source";
          default -> "came on source note supersedes";
        };
    return Arrays.asList(("entry recorded question kind " + own).split(" ", -1));
  }

  private Foretold.Body body(String kind) throws Wrong {
    return switch (kind) {
      case "computed" -> new Foretold.Computed(claim(), origin(), odds());
      case "stated" -> stated();
      case "resolved" ->
          new Foretold.Resolved(
              came(),
              has("on") ? Optional.of(day("on")) : Optional.empty(),
              text("source"),
              maybe("note"),
              has("supersedes") ? OptionalInt.of(number("supersedes")) : OptionalInt.empty());
      default ->
          throw new Wrong(
              "is of kind `%s`; the kinds are computed, stated, resolved".formatted(kind));
    };
  }

  private Foretold.Stated stated() throws Wrong {
    if (has("says") == has("probability")) {
      throw new Wrong("does not say one of `says` and `probability`");
    }
    return new Foretold.Stated(
        claim(),
        has("says") ? Optional.of(truth("says")) : Optional.empty(),
        chance("probability"),
        text("source"));
  }

  private Foretold.Claim claim() throws Wrong {
    return new Foretold.Claim(
        text("words"),
        day("made"),
        day("by"),
        text("author"),
        has("hindsight") && truth("hindsight"),
        maybe("note"));
  }

  private Foretold.Origin origin() throws Wrong {
    return new Foretold.Origin(
        text("model"),
        text("digest"),
        text("outcome"),
        text("theory"),
        texts("levers"),
        texts("given"),
        whole("seed"),
        text("method"),
        whole("trajectories"),
        number("draws"),
        text("version"),
        text("command"));
  }

  private Foretold.Odds odds() throws Wrong {
    return new Foretold.Odds(
        share("probability"), real("standardError"), share("low"), share("high"), chance("bound"));
  }

  private Foretold.Came came() throws Wrong {
    String word = text("came");
    for (Foretold.Came came : Foretold.Came.values()) {
      if (came.word().equals(word)) {
        return came;
      }
    }
    throw new Wrong("says `came` is `%s`; it is yes, no or void".formatted(word));
  }

  private boolean has(String name) {
    return values.containsKey(name);
  }

  private Object get(String name) throws Wrong {
    Object value = values.get(name);
    if (value == null) {
      throw new Wrong("does not say `%s`".formatted(name));
    }
    return value;
  }

  String text(String name) throws Wrong {
    if (get(name) instanceof String text) {
      return text;
    }
    throw wrong(name, "a text");
  }

  private Optional<String> maybe(String name) throws Wrong {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  private List<String> texts(String name) throws Wrong {
    if (get(name) instanceof List<?> list) {
      return list.stream().map(String::valueOf).toList();
    }
    throw wrong(name, "a list");
  }

  private boolean truth(String name) throws Wrong {
    if (get(name) instanceof Boolean truth) {
      return truth;
    }
    throw wrong(name, "true or false");
  }

  private LocalDate day(String name) throws Wrong {
    try {
      return LocalDate.parse(text(name));
    } catch (DateTimeException unreadable) {
      throw wrong(name, "a date, as in 2026-06-02");
    }
  }

  private long whole(String name) throws Wrong {
    try {
      return Long.parseLong(text(name));
    } catch (NumberFormatException unreadable) {
      throw wrong(name, "a whole number");
    }
  }

  private int number(String name) throws Wrong {
    long value = whole(name);
    if (value >= 0 && value <= Integer.MAX_VALUE) {
      return (int) value;
    }
    throw wrong(name, "a whole number from 0 to 2^31 - 1");
  }

  private double real(String name) throws Wrong {
    try {
      double value = Double.parseDouble(text(name));
      if (value >= 0 && Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException unreadable) {
      throw wrong(name, "a number");
    }
    throw wrong(name, "a number of 0 or more");
  }

  private double share(String name) throws Wrong {
    double value = real(name);
    if (value >= 0 && value <= 1) {
      return value;
    }
    throw wrong(name, "a number from 0 to 1");
  }

  private Optional<Double> chance(String name) throws Wrong {
    return has(name) ? Optional.of(share(name)) : Optional.empty();
  }

  private static Wrong wrong(String name, String what) {
    return new Wrong("has in `%s` what is not %s".formatted(name, what));
  }
}
