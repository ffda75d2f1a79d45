package offramp.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import offramp.finding.FitFinding;
import offramp.finding.PoolFinding;
import offramp.history.Pooled;
import offramp.model.Posterior;
import offramp.model.Unknown;
import offramp.text.Source;
import offramp.text.Unit;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// The file of a posterior: JSON, a line for each draw, values in the unit of each unknown with
/// seven digits.
public final class PosteriorFile {
  private static final String KIND = "posterior";
  private static final MathContext DIGITS = new MathContext(7);

  private PosteriorFile() {}

  /// A text that is no posterior, in words.
  public static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    private final String why;

    Unreadable(String why) {
      super(why);
      this.why = why;
    }

    public String why() {
      return why;
    }
  }

  /// {@return the text of the file}
  ///
  /// @param fits one for each theory
  public static String of(Source source, List<FitFinding> fits) {
    FitFinding first = fits.getFirst();
    return whole(
        source,
        first.command(),
        first.seed(),
        json -> JsonText.array(json, "theories", fits, fit -> theory(json, fit)));
  }

  /// {@return the text of the file of what many cases share}
  ///
  /// @param pools one for each theory
  public static String ofPools(Source source, List<PoolFinding> pools) {
    PoolFinding first = pools.getFirst();
    return whole(
        source,
        first.command(),
        first.seed(),
        json -> JsonText.array(json, "theories", pools, pool -> theory(json, pool)));
  }

  private static String whole(
      Source source, String command, long seed, Consumer<JsonGenerator> theories) {
    return JsonText.of(
        json -> {
          json.writeStartObject();
          json.writeStringProperty("offramp", KIND);
          json.writeNumberProperty("version", 1);
          json.writeStringProperty("model", source.name());
          json.writeStringProperty("text", Digest.of(source.text()));
          json.writeStringProperty("command", command);
          json.writeNumberProperty("seed", seed);
          theories.accept(json);
          json.writeEndObject();
        });
  }

  private static void theory(JsonGenerator json, PoolFinding pool) {
    Pooled pooled = pool.pooled();
    json.writeRaw('\n');
    json.writeStartObject();
    json.writeStringProperty("theory", pool.theory());
    json.writeNumberProperty("cases", pooled.cases());
    json.writeNumberProperty("chains", pooled.chains());
    JsonText.array(json, "learnt", pooled.learnt(), of -> json.writeString(of.words()));
    JsonText.array(json, "unknowns", pooled.unknowns(), unknown -> unknown(json, unknown));
    JsonText.array(
        json, "draws", List.of(pooled.values()), draw -> draw(json, pooled.unknowns(), draw));
    json.writeEndObject();
  }

  private static void theory(JsonGenerator json, FitFinding fit) {
    json.writeRaw('\n');
    json.writeStartObject();
    json.writeStringProperty("theory", fit.theory());
    json.writeNumberProperty("islands", fit.fitted().islands());
    json.writeNumberProperty("particles", fit.fitted().particles());
    json.writeNumberProperty("logEvidence", fit.fitted().evidence().log());
    JsonText.array(json, "survived", fit.survived(), json::writeString);
    List<Unknown> shared = fit.unknowns().stream().filter(PosteriorFile::shared).toList();
    int[] places =
        IntStream.range(0, fit.unknowns().size())
            .filter(i -> shared(fit.unknowns().get(i)))
            .toArray();
    JsonText.array(json, "unknowns", shared, unknown -> unknown(json, unknown));
    JsonText.array(
        json,
        "draws",
        List.of(fit.fitted().values()),
        draw -> draw(json, shared, Arrays.stream(places).mapToDouble(i -> draw[i]).toArray()));
    json.writeEndObject();
  }

  private static boolean shared(Unknown unknown) {
    return unknown.reach() == Unknown.Reach.ALL;
  }

  private static void unknown(JsonGenerator json, Unknown unknown) {
    json.writeStartObject();
    json.writeStringProperty("name", unknown.name());
    unknown.scale().ifPresent(scale -> json.writeStringProperty("unit", scale.words()));
    json.writeEndObject();
  }

  private static void draw(JsonGenerator json, List<Unknown> unknowns, double[] draw) {
    json.writeRaw('\n');
    json.writeStartArray();
    for (int i = 0; i < draw.length; i++) {
      double value = draw[i];
      double number = unknowns.get(i).scale().map(s -> s.number(value)).orElse(value);
      json.writeNumber(new BigDecimal(number).round(DIGITS).doubleValue());
    }
    json.writeEndArray();
  }

  /// {@return what a file holds}
  ///
  /// @param name of the file
  public static Posterior read(String name, String text) throws Unreadable {
    try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
      return new Reading(name, json).posterior();
    } catch (JacksonException broken) {
      throw new Unreadable(broken.getOriginalMessage());
    }
  }

  /// Reads one file, token by token.
  private record Reading(String name, JsonParser json) {
    Posterior posterior() throws Unreadable {
      String kind = "";
      String digest = "";
      Map<String, Posterior.Drawn> theories = new LinkedHashMap<>();
      expect(json.nextToken() == JsonToken.START_OBJECT, "it is no object");
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String property = json.currentName();
        json.nextToken();
        switch (property) {
          case "offramp" -> kind = json.getString();
          case "text" -> digest = json.getString();
          case "theories" -> theories(theories);
          default -> json.skipChildren();
        }
      }
      expect(kind.equals(KIND), "it does not say that it is one");
      expect(!theories.isEmpty(), "it has no theory");
      return new Posterior(name, digest, theories);
    }

    private void theories(Map<String, Posterior.Drawn> into) throws Unreadable {
      while (json.nextToken() == JsonToken.START_OBJECT) {
        String theory = "";
        List<String> names = new ArrayList<>();
        List<String> units = new ArrayList<>();
        List<double[]> draws = new ArrayList<>();
        Set<String> learnt = new LinkedHashSet<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
          String property = json.currentName();
          json.nextToken();
          switch (property) {
            case "theory" -> theory = json.getString();
            case "unknowns" -> unknowns(names, units);
            case "draws" -> draws(names.size(), draws);
            case "learnt" -> learnt(learnt);
            default -> json.skipChildren();
          }
        }
        expect(!draws.isEmpty(), "theory `%s` has no draws".formatted(theory));
        draws.replaceAll(draw -> days(draw, units));
        into.put(theory, new Posterior.Drawn(name, names, draws, learnt));
      }
    }

    private void unknowns(List<String> names, List<String> units) throws Unreadable {
      while (json.nextToken() == JsonToken.START_OBJECT) {
        String unit = "";
        String unknown = "";
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
          String property = json.currentName();
          json.nextToken();
          switch (property) {
            case "name" -> unknown = json.getString();
            case "unit" -> unit = json.getString();
            default -> json.skipChildren();
          }
        }
        expect(unit.isEmpty() || scale(unit) > 0, "`%s` is no unit".formatted(unit));
        names.add(unknown);
        units.add(unit);
      }
    }

    private void learnt(Set<String> into) {
      while (json.nextToken() == JsonToken.VALUE_STRING) {
        into.add(json.getString());
      }
    }

    private void draws(int size, List<double[]> into) throws Unreadable {
      while (json.nextToken() == JsonToken.START_ARRAY) {
        double[] draw = new double[size];
        int next = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
          expect(next < size && json.currentToken().isNumeric(), "a draw is not one number each");
          draw[next] = json.getDoubleValue();
          expect(Double.isFinite(draw[next++]), "a draw has a number that is out of range");
        }
        expect(next == size, "a draw has %d numbers, not %d".formatted(next, size));
        into.add(draw);
      }
    }

    private static void expect(boolean so, String otherwise) throws Unreadable {
      if (!so) {
        throw new Unreadable(otherwise);
      }
    }

    private static double[] days(double[] draw, List<String> units) {
      double[] days = draw.clone();
      for (int i = 0; i < days.length; i++) {
        days[i] *= units.get(i).isEmpty() ? 1 : scale(units.get(i));
      }
      return days;
    }

    /// {@return what turns a number of a unit into days or per day; 0 if there is no such unit}
    private static double scale(String words) {
      for (Unit unit : Unit.values()) {
        if (words.equals("per " + unit.word())) {
          return 1 / unit.days();
        }
        if (words.equals(unit.word() + "s")) {
          return unit.days();
        }
      }
      return 0;
    }
  }
}
