package dev.tak.api.settings;

import dev.tak.cache.model.ChangeEffect;
import dev.tak.nats.LivePods.Applied;

/**
 * A change that config has made.
 *
 * @param rollout on how many pods it holds
 */
record WrittenChange(long revision, ChangeEffect effect, Applied rollout) {}
