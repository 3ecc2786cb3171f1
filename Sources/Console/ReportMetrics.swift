import Editorial
import FoundationEssentials
import Support

/// The report as numbers, made anew for each question, so that what is gone from the report is gone here too.
struct ReportMetrics: Sendable {
    private let metrics = Metrics()

    /// The numbers of a report.
    init(_ report: DeskReport) {
        let desk = report.desk
        set("report_up", "1 when the desk's state could be read", 1)
        set("info", "The running version", 1, ["version": report.version])
        set("start_time_seconds", "When the daemon started", report.startedAt.timeIntervalSince1970)
        set("ready", "1 when the daemon does its whole work", report.notReady.isEmpty ? 1 : 0)
        set("paused", "1 while nothing is published", report.isPaused ? 1 : 0)
        set("restart_needed", "1 when the configuration file changed what only a restart applies", report.restartNeeded == nil ? 0 : 1)
        for queue in desk.queues {
            set("queue_rows", "Rows by queue or draft state", Double(queue.count), ["queue": queue.name])
            let age = queue.oldest.map { max(0, desk.now.timeIntervalSince($0)) } ?? 0
            set("queue_oldest_seconds", "Age of the oldest row", age, ["queue": queue.name])
        }
        for loop in report.loops { setLoop(loop) }
        for model in report.models {
            set(
                "model_failing", "1 when the model's last try failed", model.isFailing ? 1 : 0,
                ["model": model.name, "use": model.use.rawValue])
            set(
                "model_resting", "1 while the model's provider is not asked", model.restsUntil == nil ? 0 : 1,
                ["model": model.name, "use": model.use.rawValue])
        }
        for taken in desk.spending { setTaken(taken) }
        set("budgets_reached", "Brands whose models wait for a new day", Double(report.budgets.count))
        set("desk_time_seconds", "The desk's time, which in rehearsal is not the wall's", desk.now.timeIntervalSince1970)
        set("desk_speed", "Desk seconds in a real second", report.speed)
        set("drafts_due", "Approved posts of the next 24 hours", Double(desk.due.count))
        set("drafts_waiting", "Drafts that wait for a person", Double(desk.waiting.count))
        let longest = desk.waiting.compactMap(\.errand?.since).min().map { max(0, desk.now.timeIntervalSince($0)) } ?? 0
        set("drafts_waiting_oldest_seconds", "How long a draft has waited for a person", longest)
        set("drafts_stuck", "Drafts with an error or an unknown outcome", Double(desk.stuck.count))
        set("publications", "Drafts that are published", Double(desk.queues.first { $0.name == "published" }?.count ?? 0))
        if let last = desk.published.compactMap(\.at).max() {
            set("last_publication_time_seconds", "When the last post went out", last.timeIntervalSince1970)
        }
        set("feeds", "Feeds ordered", Double(desk.feeds.count))
        set("feeds_failing", "Feeds whose last poll failed", Double(desk.feeds.count { $0.error != nil }))
        setPolls(report.polls)
        for account in report.accounts {
            setAccess(account, now: desk.now)
            setParking(account)
        }
        set("faults", "Open faults", Double(desk.faults.count))
        for fault in desk.faults {
            set("fault_since_time_seconds", "When an open fault was first seen", fault.since.timeIntervalSince1970, ["fault": fault.key])
        }
    }

    private func setTaken(_ taken: Spending) {
        let labels = ["brand": taken.brand, "model": taken.model]
        set("model_today_questions", "Questions to a model since midnight UTC", Double(taken.calls), labels)
        set("model_today_read_tokens", "Tokens that a model read since midnight UTC", Double(taken.usage.prompt), labels)
        set("model_today_kept_tokens", "Tokens among them that the provider had kept", Double(taken.usage.cached), labels)
        set("model_today_written_tokens", "Tokens that a model wrote since midnight UTC", Double(taken.usage.answer), labels)
        // What is not known has no number.
        if taken.unpriced < taken.calls {
            set("model_today_cost", "What is known to have been paid since midnight UTC", taken.cost, labels)
        }
    }

    private func setPolls(_ polls: PollSummary) {
        set("feed_not_modified_ratio", "Share of polls answered with 304 since the start", polls.all.shareNotModified ?? 0)
        for (host, tally) in polls.hosts {
            for (result, count) in [
                ("new", tally.new), ("same", tally.same), ("not_modified", tally.notModified), ("failed", tally.failed),
            ] {
                add("feed_host_polls_total", "Polls by host and what came of them", Double(count), ["host": host, "result": result])
            }
            for (kind, bytes) in [("read", tally.bytesRead), ("spared", tally.bytesSpared)] {
                add("feed_host_bytes_total", "Bytes that came, and that 304 spared, by host", Double(bytes), ["host": host, "kind": kind])
            }
        }
    }

    private func setParking(_ account: DeskReport.Account) {
        guard let parking = account.parking else { return }
        let labels = ["account": account.name, "cause": parking.cause.rawValue]
        set("account_parked", "1 while nothing is tried on the account", 1, labels)
        set("account_parked_until_time_seconds", "When an account is tried again", parking.until.timeIntervalSince1970, labels)
    }

    /// What is not known has no number.
    private func setAccess(_ account: DeskReport.Account, now: Date) {
        guard let access = account.access else { return }
        if let days = access.daysLeft(at: now) {
            set("account_token_days", "Whole days until the account's token ends", Double(days), ["account": account.name])
        }
        for answer in access.answers where answer.verdict != .unknown {
            set(
                "account_can", "1 when the account's token permits it", answer.verdict == .can ? 1 : 0,
                ["account": account.name, "capability": answer.capability.rawValue])
        }
    }

    private func setLoop(_ loop: DeskReport.Loop) {
        set("loop_in_hand", "Pieces of work that a loop is at", Double(loop.inHand), ["loop": loop.name])
        if let last = loop.lastRunAt {
            set("loop_last_run_time_seconds", "When a loop last got something done", last.timeIntervalSince1970, ["loop": loop.name])
        }
    }

    /// The numbers of a desk that cannot report.
    init() { set("report_up", "1 when the desk's state could be read", 0) }

    /// Prometheus' text format.
    var text: String { metrics.render() }

    private func add(_ name: String, _ help: String, _ value: Double, _ labels: [String: String]) {
        metrics.counter("copydesk_\(name)", help: help, labels: labels).increment(by: value)
    }

    private func set(_ name: String, _ help: String, _ value: Double, _ labels: [String: String] = [:]) {
        metrics.gauge("copydesk_\(name)", help: help, labels: labels).set(value)
    }
}
