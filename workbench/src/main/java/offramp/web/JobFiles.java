package offramp.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The jobs as they lie in the folder: what was asked, and what was found.
record JobFiles(Path root) {
  private static final Pattern ID = Pattern.compile("[0-9]{1,9}");
  private static final String JOB = "job.properties";
  private static final String MODEL = "model.crisis";

  Path folder(Job job) {
    return root.resolve(job.id());
  }

  /// {@return where the text that a job works on lies, under the name that its answer is to tell}
  Path model(Job job) {
    return folder(job).resolve("of").resolve(job.file().isEmpty() ? MODEL : job.file());
  }

  /// {@return what a job has found, in one of the forms: json, csv, html, report}
  Path found(Job job, String form) {
    return folder(job).resolve("found." + form);
  }

  void keep(Job job) throws IOException {
    Files.createDirectories(folder(job));
    Folder.replace(folder(job).resolve(JOB), job.kept());
  }

  void keepModel(Job job, String text) throws IOException {
    Files.createDirectories(model(job).getParent());
    Folder.replace(model(job), text);
  }

  void remove(Job job) throws IOException {
    try (Stream<Path> all = Files.walk(folder(job))) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /// {@return the jobs that lie here, oldest first}
  List<Job> all() throws IOException {
    List<Job> found = new ArrayList<>();
    try (Stream<Path> folders = Files.list(root)) {
      for (Path folder : folders.toList()) {
        String id = folder.getFileName().toString();
        if (ID.matcher(id).matches()) {
          read(id, folder.resolve(JOB)).ifPresent(found::add);
        }
      }
    }
    found.sort(Comparator.comparingInt(job -> Integer.parseInt(job.id())));
    return found;
  }

  private static Optional<Job> read(String id, Path file) throws IOException {
    try {
      return Files.isRegularFile(file)
          ? Optional.of(Job.of(id, Files.readString(file)))
          : Optional.empty();
    } catch (IllegalArgumentException other) {
      return Optional.empty(); // not written by us
    }
  }
}
