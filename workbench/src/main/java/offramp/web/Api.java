package offramp.web;

import java.io.IOException;
import java.util.Map;
import offramp.report.JsonText;
import offramp.syntax.Parser;
import offramp.syntax.Tree;
import offramp.text.Source;

/// What the page asks of the server.
final class Api {
  private final Folder folder;
  private final Changes changes;
  private final Answers answers;
  private final Precedence precedence;
  private final Jobs jobs;
  private final Figure figure;
  private final Walks walks;
  private final Pictures pictures;
  private final PastFiles past;

  private Api(Folder folder, Precedence precedence, Jobs jobs, PastFiles past) {
    this.past = past;
    this.jobs = jobs;
    this.folder = folder;
    this.precedence = precedence;
    this.changes = new Changes(folder);
    Programs programs = new Programs();
    int threads = Runtime.getRuntime().availableProcessors();
    this.answers = new Answers(programs, precedence, threads);
    this.pictures = new Pictures(programs, precedence);
    this.walks = new Walks(programs, precedence);
    this.figure = new Figure(programs, precedence, threads);
  }

  static Api of(Folder folder, Commands commands) throws IOException {
    Precedence precedence = new Precedence();
    Jobs jobs = new Jobs(new JobFiles(folder.ours("jobs")), commands, precedence);
    return new Api(folder, precedence, jobs, folder.past(commands));
  }

  /// Begins what goes on in the background.
  void begin() throws IOException {
    jobs.begin();
    WarmUp.begin(folder, precedence);
  }

  void end() {
    jobs.end();
    precedence.end();
  }

  void answer(Call call) throws Refused, IOException {
    String asked = call.path().substring("/api/".length());
    switch (asked) {
      case "models" -> models(call);
      case "model" -> model(call);
      case "studies" -> folder.studies().all(call);
      case "study" -> folder.studies().found(call);
      case "past" -> past.all(call);
      case "past/found" -> past.found(call);
      case "watch" -> {
        call.only("GET");
        changes.tell(call);
      }
      case "figure" -> figure.answer(call);
      case "walk" -> walks.answer(call);
      case "picture" -> pictures.picture(call);
      case "timeline" -> pictures.timeline(call);
      case "answers" -> {
        call.only("POST");
        answers.answer(call);
      }
      default -> {
        if (!Language.answer(call, asked, precedence) && !new JobApi(jobs).answer(call, asked)) {
          throw new Refused(Refused.NOT_FOUND, "there is no " + call.path(), "");
        }
      }
    }
  }

  private void models(Call call) throws Refused, IOException {
    call.only("GET");
    Map<String, Folder.Text> models = folder.models();
    call.json(
        JsonText.of(
            json -> {
              json.writeStartArray();
              models.forEach(
                  (file, text) -> {
                    json.writeStartObject();
                    json.writeStringProperty("file", file);
                    json.writeStringProperty("title", title(file, text.text()));
                    json.writeStringProperty("version", text.version());
                    json.writeEndObject();
                  });
              json.writeEndArray();
            }));
  }

  private static String title(String file, String text) {
    return Parser.parse(new Source(file, text)).tree().declarations().stream()
        .filter(Tree.Crisis.class::isInstance)
        .map(Tree.Crisis.class::cast)
        .map(Tree.Crisis::title)
        .findFirst()
        .orElse("");
  }

  private void model(Call call) throws Refused, IOException {
    String name = call.query().needed("file");
    if (call.method().equals("PUT")) {
      String seen = call.query().last("version").orElse("");
      Folder.Text written = folder.write(name, seen, call.text());
      call.json(
          JsonText.of(
              json -> {
                json.writeStartObject();
                json.writeStringProperty("version", written.version());
                json.writeEndObject();
              }));
      return;
    }
    call.only("GET");
    Folder.Text text = folder.read(name);
    call.json(
        JsonText.of(
            json -> {
              json.writeStartObject();
              json.writeStringProperty("file", name);
              json.writeStringProperty("text", text.text());
              json.writeStringProperty("version", text.version());
              json.writeEndObject();
            }));
  }
}
