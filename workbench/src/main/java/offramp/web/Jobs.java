package offramp.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import offramp.text.Source;

/// Long work for the page: it waits in a queue, runs in the background, and what it found stays.
///
/// What is asked and what is found lies in the folder, so that a server that is ended loses at most
/// what ran.
final class Jobs {
  private static final int WORKERS = 2;
  private static final int MOST_QUEUED = 100;
  private static final int MOST_KEPT = 200;
  private static final long STACK = 64L << 20;
  private static final double MOST_SECONDS = TimeUnit.MINUTES.toSeconds(30);
  private static final double STEP = 0.005;
  private static final long PATIENCE_MILLIS = 3_000;

  private final JobFiles files;
  private final Commands commands;
  private final Precedence precedence;
  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private final Deque<String> queue = new ArrayDeque<>();
  private final List<Thread> workers = new ArrayList<>();
  private final Set<String> unwanted = new HashSet<>();
  private int last;
  private boolean ended;

  Jobs(JobFiles files, Commands commands, Precedence precedence) {
    this.files = files;
    this.commands = commands;
    this.precedence = precedence;
  }

  /// Takes up what an earlier server left, and begins to work.
  synchronized void begin() throws IOException {
    for (Job job : files.all()) {
      last = Math.max(last, Integer.parseInt(job.id()));
      if (job.state() == Job.State.RUNNING) {
        set(job.at(Job.State.FAILED, 0, "the server stopped while it ran"));
      } else if (job.state() == Job.State.QUEUED && !JobWords.typed(job)) {
        set(job.at(Job.State.FAILED, 0, "no page has asked for this: it is not run"));
      } else {
        jobs.put(job.id(), job);
        if (job.state() == Job.State.QUEUED) {
          queue.add(job.id());
        }
      }
    }
    for (int i = 0; i < WORKERS; i++) {
      String name = "offramp-job-" + i;
      workers.add(Thread.ofPlatform().daemon().stackSize(STACK).name(name).start(this::work));
    }
  }

  /// Ends what runs, and waits a little for it to be put back into the queue.
  void end() {
    synchronized (this) {
      ended = true;
      notifyAll();
    }
    try {
      for (Thread worker : workers) {
        worker.join(PATIENCE_MILLIS);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// {@return the job that is now in the queue}
  synchronized Job add(String command, Source source, List<String> options)
      throws Refused, IOException {
    if (queue.size() >= MOST_QUEUED) {
      throw new Refused(
          Refused.TOO_MANY,
          "%d jobs wait already, and no more are taken".formatted(queue.size()),
          "wait for one to end, or stop one");
    }
    forgetOldest();
    String started = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    String id = String.valueOf(++last);
    Job job = new Job(id, command, source.name(), options, Job.State.QUEUED, 0, "", started);
    files.keepModel(job, source.text());
    set(job);
    queue.add(id);
    notifyAll();
    return job;
  }

  private void forgetOldest() throws IOException {
    Optional<Job> oldest =
        jobs.size() < MOST_KEPT
            ? Optional.empty()
            : jobs.values().stream().filter(job -> job.state().ended()).findFirst();
    if (oldest.isPresent()) {
      jobs.remove(oldest.get().id());
      files.remove(oldest.get());
    }
  }

  synchronized List<Job> all() {
    return new ArrayList<>(jobs.values());
  }

  synchronized Job job(String id) throws Refused {
    return Optional.ofNullable(jobs.get(id))
        .orElseThrow(() -> new Refused(Refused.NOT_FOUND, "there is no job " + id, ""));
  }

  /// {@return the job when it is no longer as it was, or as it was after a while}
  synchronized Job after(Job seen, long millis) throws Refused, InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (job(seen.id()).equals(seen) && System.nanoTime() < end) {
      wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
    }
    return job(seen.id());
  }

  /// Ends a job, now if it waits, else as soon as it notices.
  synchronized Job stop(String id) throws Refused, IOException {
    Job job = job(id);
    if (queue.remove(id)) {
      set(job.at(Job.State.STOPPED, 0, "stopped before it began"));
    } else if (!job.state().ended()) {
      unwanted.add(id);
    }
    return job(id);
  }

  /// {@return what a job has found, in one of its forms}
  Path found(String id, String form) throws Refused {
    Job job = job(id);
    Path file = files.found(job, form);
    if (job.state() != Job.State.DONE || !Files.isRegularFile(file)) {
      throw new Refused(
          Refused.NOT_FOUND,
          job.state() == Job.State.DONE
              ? "job %s has no such result".formatted(id)
              : "job %s is %s".formatted(id, job.state().word()),
          job.said());
    }
    return file;
  }

  private synchronized void set(Job job) throws IOException {
    boolean other =
        Optional.ofNullable(jobs.put(job.id(), job)).map(Job::state).orElse(null) != job.state();
    if (job.state().ended()) {
      unwanted.remove(job.id());
    }
    if (other) {
      files.keep(job);
    }
    notifyAll();
  }

  private void work() {
    while (true) {
      Optional<Job> next = next();
      if (next.isEmpty()) {
        return;
      }
      try {
        run(next.get());
      } catch (IOException | RuntimeException | Error bug) {
        failed(next.get(), bug);
      }
    }
  }

  private synchronized Optional<Job> next() {
    while (queue.isEmpty() && !ended) {
      try {
        wait();
      } catch (InterruptedException interrupted) {
        return Optional.empty();
      }
    }
    return ended ? Optional.empty() : Optional.ofNullable(jobs.get(queue.remove()));
  }

  private void run(Job waited) throws IOException {
    Job job = waited.at(Job.State.RUNNING, 0, "");
    set(job);
    long start = System.nanoTime();
    Commands.Done done =
        commands.run(
            new Commands.Typed(
                words(job),
                told(job),
                (finished, planned) -> follow(job, start, (double) finished / planned)));
    settle(job, done);
  }

  /// What becomes of a job whose command has come to its end, or was brought to it.
  private synchronized void settle(Job job, Commands.Done done) throws IOException {
    boolean found =
        Files.exists(files.found(job, job.command().equals("report") ? "report" : "json"));
    if (unwanted.contains(job.id())) {
      set(job.at(Job.State.STOPPED, 0, "stopped"));
    } else if (ended) {
      set(job.at(Job.State.QUEUED, 0, ""));
    } else if (done.exit() == 0 && found) {
      set(job.at(Job.State.DONE, 1, ""));
    } else {
      String mistakes = done.mistakes().strip();
      set(
          job.at(
              Job.State.FAILED,
              0,
              mistakes.isEmpty() ? "it ended before it was done: ask for less" : mistakes));
    }
  }

  /// Whatever escapes a job is our mistake, and says so.
  private void failed(Job job, Throwable bug) {
    bug.printStackTrace();
    try {
      set(job.at(Job.State.FAILED, 0, "This is a bug in Offramp: " + bug));
    } catch (IOException unwritten) {
      synchronized (this) {
        notifyAll();
      }
    }
  }

  private List<String> words(Job job) {
    List<String> words = new ArrayList<>(List.of(job.command()));
    words.add(files.model(job).toString());
    words.addAll(job.options());
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / WORKERS);
    words.add("--threads=" + threads);
    if (job.command().equals("report")) {
      words.add("--output=" + files.found(job, "report"));
    } else {
      words.add("--json=" + files.found(job, "json"));
      words.add("--csv=" + files.found(job, "csv"));
      words.add("--html=" + files.found(job, "html"));
    }
    return words;
  }

  private static List<String> told(Job job) {
    List<String> told = new ArrayList<>(List.of(job.command(), job.file()));
    told.addAll(job.options());
    return told;
  }

  /// {@return why to stop; empty to go on}
  private Optional<String> follow(Job job, long start, double share) {
    precedence.giveWay(() -> false);
    double seconds = (System.nanoTime() - start) / 1e9;
    synchronized (this) {
      if (ended || unwanted.contains(job.id())) {
        return Optional.of("stopped");
      }
      if (seconds > MOST_SECONDS) {
        return Optional.of("a job here takes at most half an hour");
      }
      double shown = Math.clamp(share, 0, 1);
      double told = Optional.ofNullable(jobs.get(job.id())).map(Job::share).orElse(0.0);
      if (Math.abs(shown - told) >= STEP) {
        jobs.put(job.id(), job.at(Job.State.RUNNING, shown, ""));
        notifyAll();
      }
      return Optional.empty();
    }
  }
}
