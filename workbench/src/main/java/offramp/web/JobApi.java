package offramp.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import offramp.page.Html;
import offramp.page.Letters;
import offramp.report.JsonText;
import offramp.text.Source;

/// What the page asks of jobs.
record JobApi(Jobs jobs) {
  private static final Pattern ONE = Pattern.compile("jobs/([0-9]{1,9})(?:/([a-z]+))?");
  private static final long BEAT_MILLIS = 2_000;

  /// {@return whether the request was one about jobs}
  boolean answer(Call call, String asked) throws Refused, IOException {
    Matcher one = ONE.matcher(asked);
    if (asked.equals("jobs")) {
      if (call.method().equals("POST")) {
        call.json(add(call).json());
      } else {
        call.only("GET");
        call.json(
            JsonText.of(
                json -> {
                  json.writeStartArray();
                  jobs.all().forEach(job -> job.write(json));
                  json.writeEndArray();
                }));
      }
      return true;
    }
    if (!one.matches()) {
      return false;
    }
    if (one.group(2) != null) {
      call.only("GET");
      found(call, one.group(1), one.group(2));
    } else if (call.method().equals("DELETE")) {
      call.json(jobs.stop(one.group(1)).json());
    } else {
      call.only("GET");
      follow(call, jobs.job(one.group(1)));
    }
    return true;
  }

  private Job add(Call call) throws Refused, IOException {
    String file = call.query().needed("file");
    if (!Folder.named(file)) {
      throw Folder.unnamed(file);
    }
    Source source = new Source(file, call.text());
    UnaryOperator<String> words = UnaryOperator.identity();
    if (call.query().last("letters").isPresent()) {
      Letters letters = Letters.of(source);
      source = letters.source();
      words = letters::words;
    }
    String command = call.query().needed("command");
    return jobs.add(command, source, JobWords.of(command, call.query(), words));
  }

  private void follow(Call call, Job first) throws Refused, IOException {
    try (Lines lines = call.lines()) {
      Job seen = first;
      lines.send(seen.json());
      while (!seen.state().ended()) {
        Job now = jobs.after(seen, BEAT_MILLIS);
        lines.send(now.equals(seen) ? "\n" : now.json());
        seen = now;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void found(Call call, String id, String form) throws Refused, IOException {
    String type =
        switch (form) {
          case "page" -> "text/html; charset=utf-8";
          case "json" -> "application/json; charset=utf-8";
          case "csv" -> "text/csv; charset=utf-8";
          case "report" -> "text/html; charset=utf-8";
          default -> throw new Refused(Refused.NOT_FOUND, "a job has no `%s`".formatted(form), "");
        };
    byte[] bytes = bytes(jobs.job(id), form);
    if (form.equals("report")) {
      call.attached("report.html");
    }
    call.send(type, bytes);
  }

  /// {@return what was found; as a report, the finding of one question becomes a page of its own}
  private byte[] bytes(Job job, String form) throws Refused, IOException {
    if (form.equals("report") && !job.command().equals("report")) {
      String fragment = Files.readString(jobs.found(job.id(), "html"));
      return Html.page("%s: %s".formatted(job.file(), job.command()), fragment)
          .getBytes(StandardCharsets.UTF_8);
    }
    return Files.readAllBytes(jobs.found(job.id(), form.equals("page") ? "html" : form));
  }
}
