package offramp.web;

import java.io.IOException;
import java.util.function.IntUnaryOperator;
import offramp.model.Model;
import offramp.page.Letters;
import offramp.page.Picture;
import offramp.page.Timeline;
import offramp.report.JsonText;
import offramp.syntax.Parser;
import offramp.text.Source;

/// A model as the page draws it whole: its parts and what bears on what, and its dates.
record Pictures(Programs programs, Precedence precedence) {
  void picture(Call call) throws Refused, IOException {
    call.only("POST");
    String text = call.text();
    IntUnaryOperator places =
        call.query().last("letters").isPresent()
            ? Letters.of(new Source("model.crisis", text))::place
            : IntUnaryOperator.identity();
    call.json(precedence.text(() -> picture(Asked.of(call.query(), text), places)));
  }

  /// @param places where in the page's text a place of what is drawn is
  private String picture(Asked asked, IntUnaryOperator places) throws Refused {
    String svg = Picture.of(model(asked), Parser.parse(asked.source()).tree(), places);
    return JsonText.of(
        json -> {
          json.writeStartObject();
          json.writeStringProperty("svg", svg);
          json.writeEndObject();
        });
  }

  void timeline(Call call) throws Refused, IOException {
    call.only("POST");
    String text = call.text();
    call.json(precedence.text(() -> timeline(Asked.of(call.query(), text))));
  }

  private String timeline(Asked asked) throws Refused {
    Timeline timeline = Timeline.of(model(asked));
    return JsonText.of(
        json -> {
          json.writeStartObject();
          json.writeStringProperty("svg", timeline.svg());
          JsonText.array(
              json,
              "rows",
              timeline.rows(),
              row -> {
                json.writeStartObject();
                json.writeStringProperty("date", row.date());
                json.writeStringProperty("text", row.text());
                json.writeStringProperty("kind", row.kind());
                json.writeEndObject();
              });
          json.writeEndObject();
        });
  }

  private Model model(Asked asked) throws Refused {
    return programs.sound(asked.source(), asked.variations().getFirst()).model();
  }
}
