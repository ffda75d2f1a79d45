package offramp.web;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import offramp.edit.Colours;
import offramp.edit.Completion;
import offramp.edit.Definition;
import offramp.edit.Diagnosis;
import offramp.edit.Edit;
import offramp.edit.Folds;
import offramp.edit.Format;
import offramp.edit.Hover;
import offramp.edit.Outline;
import offramp.edit.Place;
import offramp.edit.Reading;
import offramp.edit.Rename;
import offramp.report.JsonText;
import offramp.text.Source;
import tools.jackson.core.JsonGenerator;

/// What the editor asks of a text.
final class Language {
  private final Call call;
  private final Reading text;

  private Language(Call call, String text) {
    this.call = call;
    this.text = Reading.of(new Source(call.query().last("file").orElse("model.crisis"), text));
  }

  /// {@return whether the request was one about a text}
  static boolean answer(Call call, String asked, Precedence precedence)
      throws Refused, IOException {
    if (!List.of("check", "complete", "hover", "definition", "rename", "format").contains(asked)) {
      return false;
    }
    call.only("POST");
    String text = call.text();
    call.json(precedence.text(() -> new Language(call, text).answer(asked)));
    return true;
  }

  private String answer(String asked) throws Refused {
    return switch (asked) {
      case "check" -> check();
      case "complete" -> complete();
      case "hover" -> hover();
      case "definition" -> definition();
      case "rename" -> rename();
      default -> format();
    };
  }

  private int at() throws Refused {
    return (int) call.query().number("at", 0, 0, text.source().text().length());
  }

  private static String object(Consumer<JsonGenerator> content) {
    return JsonText.of(
        json -> {
          json.writeStartObject();
          content.accept(json);
          json.writeEndObject();
        });
  }

  private static void from(JsonGenerator json, int from, int to) {
    json.writeNumberProperty("from", from);
    json.writeNumberProperty("to", to);
  }

  private static <T> void objects(
      JsonGenerator json, String name, List<T> items, Consumer<T> each) {
    JsonText.array(
        json,
        name,
        items,
        item -> {
          json.writeStartObject();
          each.accept(item);
          json.writeEndObject();
        });
  }

  private String check() {
    return object(
        json -> {
          objects(json, "diagnostics", Diagnosis.of(text), d -> diagnosis(json, d));
          objects(json, "outline", Outline.of(text), o -> outline(json, o));
          objects(json, "folds", Folds.of(text), fold -> from(json, fold.from(), fold.to()));
          objects(json, "colours", Colours.of(text), c -> colour(json, c));
        });
  }

  private static void diagnosis(JsonGenerator json, Diagnosis said) {
    from(json, said.from(), said.to());
    json.writeStringProperty("severity", said.severity());
    json.writeStringProperty("code", said.code());
    json.writeStringProperty("message", said.message());
    json.writeStringProperty("help", String.join("; ", said.help()));
    objects(
        json,
        "mends",
        said.mends(),
        mend -> {
          json.writeStringProperty("title", mend.title());
          edits(json, mend.edits());
        });
  }

  private static void edits(JsonGenerator json, List<Edit> edits) {
    objects(
        json,
        "edits",
        edits,
        edit -> {
          from(json, edit.from(), edit.to());
          json.writeStringProperty("text", edit.text());
        });
  }

  private static void outline(JsonGenerator json, Outline item) {
    json.writeStringProperty("kind", item.kind());
    json.writeStringProperty("name", item.name());
    from(json, item.from(), item.to());
  }

  private static void colour(JsonGenerator json, Colours colour) {
    from(json, colour.from(), colour.to());
    json.writeStringProperty("kind", colour.kind());
  }

  private String complete() throws Refused {
    int at = at();
    Completion found = Completion.of(text, at);
    return object(
        json -> {
          from(json, found.from(), at);
          objects(json, "options", found.options(), option -> option(json, option));
        });
  }

  private static void option(JsonGenerator json, Completion.Option option) {
    json.writeStringProperty("label", option.label());
    json.writeStringProperty("kind", option.kind());
    json.writeStringProperty("detail", option.detail());
    json.writeStringProperty("text", option.text());
  }

  private String hover() throws Refused {
    int at = at();
    return object(json -> Hover.of(text, at).ifPresent(found -> hover(json, found)));
  }

  private static void hover(JsonGenerator json, Hover found) {
    from(json, found.from(), found.to());
    JsonText.array(json, "lines", found.lines(), json::writeString);
  }

  private String definition() throws Refused {
    int at = at();
    return object(json -> Definition.of(text, at).ifPresent(place -> place(json, place)));
  }

  private static void place(JsonGenerator json, Place place) {
    from(json, place.from(), place.to());
  }

  private String rename() throws Refused {
    Rename renamed = Rename.of(text, at(), call.query().needed("name"));
    return switch (renamed) {
      case Rename.Made(var edits) -> object(json -> edits(json, edits));
      case Rename.Refused(var reason) -> throw new Refused(Refused.NOT_WORKABLE, reason, "");
    };
  }

  private String format() throws Refused {
    String laidOut =
        Format.of(text)
            .orElseThrow(
                () ->
                    new Refused(
                        Refused.NOT_WORKABLE,
                        "parts of the text cannot be read, so it cannot be laid out",
                        "mend the errors first"));
    return object(json -> json.writeStringProperty("text", laidOut));
  }
}
