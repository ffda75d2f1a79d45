package offramp.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A study as it lies in a store: what it is of, the parts that are done, and, at the end, what was
/// found.
///
/// @param format of the parts
public record Study(Store store, Format format) {
  private static final String FINDING = "finding";

  /// The file of what was found, as text; a study that has it is done.
  public static final String FOUND = FINDING + ".txt";

  /// What is there of a job.
  ///
  /// @param done parts that are there, with rows of every table
  /// @param corrupt files whose content does not fit their name
  /// @param bytes of all its files
  public record OfJob(JobFile job, long done, long corrupt, long bytes) {}

  /// Makes a study where there is none.
  ///
  /// @param inputs the files that are read, by their names in the folder
  public void make(Manifest manifest, Map<String, byte[]> inputs) throws IOException {
    for (Map.Entry<String, byte[]> input : inputs.entrySet()) {
      store.put(input.getKey(), input.getValue());
    }
    // the manifest comes last: without it there is no study
    store.put(Manifest.NAME, manifest.bytes());
  }

  /// {@return what the study is of}
  ///
  /// @throws Unreadable if it is no study, or a file that is read is not as it was
  public Manifest manifest() throws IOException, Unreadable {
    byte[] content =
        store.get(Manifest.NAME).orElseThrow(() -> new Unreadable("there is no study.json in it"));
    Manifest manifest = Manifest.parse(content);
    for (Map.Entry<String, String> input : manifest.inputs().entrySet()) {
      Optional<byte[]> there = store.get(input.getKey());
      if (there.isEmpty() || !Manifest.sum(there.get()).equals(input.getValue())) {
        throw new Unreadable(
            "%s is not what it was when the study was made".formatted(input.getKey()));
      }
    }
    return manifest;
  }

  /// {@return the jobs met so far, by key}
  public Map<String, OfJob> jobs() throws IOException, Unreadable {
    Map<String, OfJob> jobs = new LinkedHashMap<>();
    for (String name : store.list(JobFile.FOLDER)) {
      Optional<byte[]> content = store.get(JobFile.FOLDER + "/" + name);
      if (content.isPresent()) {
        String key = JobFile.key(name);
        jobs.put(key, ofJob(key, JobFile.parse(content.get())));
      }
    }
    return jobs;
  }

  private OfJob ofJob(String key, JobFile job) throws IOException {
    Set<Long> whole = new HashSet<>();
    long corrupt = 0;
    long bytes = 0;
    for (String table : job.tables()) {
      Set<Long> here = new HashSet<>();
      String folder = StudyKeeper.folder(table, key);
      for (String file : store.list(folder)) {
        Optional<PartName> name = PartName.parse(file);
        byte[] content = store.get(folder + "/" + file).orElse(new byte[0]);
        bytes += content.length;
        if (name.isPresent() && name.get().fits(content)) {
          here.add(name.get().number());
        } else {
          corrupt++;
        }
      }
      if (table.equals(job.tables().getFirst())) {
        whole.addAll(here);
      }
      whole.retainAll(here);
    }
    return new OfJob(job, whole.size(), corrupt, bytes);
  }

  /// {@return the tables of which there are rows so far}
  public List<String> full() throws IOException, Unreadable {
    List<String> tables = new ArrayList<>();
    for (Map.Entry<String, OfJob> job : jobs().entrySet()) {
      for (String table : job.getValue().job().tables()) {
        boolean any = !store.list(StudyKeeper.folder(table, job.getKey())).isEmpty();
        if (any && !tables.contains(table)) {
          tables.add(table);
        }
      }
    }
    return tables;
  }

  /// {@return what was found, in a form such as `txt`, `json`, `csv`; empty if the study is not
  /// done or has no such form}
  public Optional<byte[]> finding(String form) throws IOException {
    return store.get(FINDING + "." + form);
  }

  /// Keeps what was found. The text comes last: with it the study is done.
  public void finish(Map<String, byte[]> forms) throws IOException {
    for (Map.Entry<String, byte[]> form : forms.entrySet()) {
      if (!form.getKey().equals("txt")) {
        keep(form.getKey(), form.getValue());
      }
    }
    keep("txt", forms.getOrDefault("txt", new byte[0]));
  }

  private void keep(String form, byte[] content) throws IOException {
    if (!finding(form).map(there -> Arrays.equals(there, content)).orElse(false)) {
      store.put(FINDING + "." + form, content);
    }
  }
}
