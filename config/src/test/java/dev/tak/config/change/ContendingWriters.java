package dev.tak.config.change;

import dev.tak.cache.SettingsRepository;
import dev.tak.config.ConfigSettings;
import dev.tak.config.Writers;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

@Singleton
class ContendingWriters implements Writers {

    private final SettingsRepository repository;
    private final ConfigSettings settings;
    private final ChangeReports reports;

    ContendingWriters(SettingsRepository repository, ConfigSettings settings, ChangeReports reports) {
        this.repository = repository;
        this.settings = settings;
        this.reports = reports;
    }

    @Override
    public List<String> contend(int pods, int changes) {
        List<String> lost = new CopyOnWriteArrayList<>();
        List<GroupCommit> commits = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int pod = 0; pod < pods; pod++) {
                GroupCommit commit = commit();
                commits.add(commit);
                for (int i = 0; i < changes; i++) {
                    String group = "Writer %d change %d".formatted(pod, i);
                    callers.submit(() -> {
                        if (!(commit.submit(Changes.putGroup(group, "")) instanceof Outcome.Applied)) {
                            lost.add(group);
                        }
                    });
                }
            }
        }
        commits.forEach(GroupCommit::close);
        return lost;
    }

    private GroupCommit commit() {
        ChangeWriter writer = new ChangeWriter(repository, new SettingsEditor(settings.limits()), reports);
        return new GroupCommit(new ChangeQueue(settings.queueSize()), writer, reports, settings.changeTimeout());
    }
}
