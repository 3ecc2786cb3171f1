import Editorial
import HTTPServer

/// The tables of what the desk works with: faults, feeds, models.
struct DeskTables: Sendable {
    let report: DeskReport
    let moments: Moments

    var faults: Table {
        Table(
            id: "faults", title: "Faults", counted: ("fault", "faults"), caption: "Each once, until its cause is gone.",
            columns: ["What is wrong, and what to do", "Since", "Last seen", "Times"], rows: report.desk.faults.map(row),
            empty: "No faults.", isAlarm: true)
    }

    var pastFaults: Table {
        Table(
            id: "past", title: "Errors that are gone", counted: ("past error", "past errors"),
            caption: "The last 20 faults whose cause is gone, the latest first.",
            columns: ["What was wrong", "Since", "Last seen", "Times"], rows: report.desk.pastFaults.map(row),
            empty: "None so far. A fault goes here when its cause is gone.")
    }

    private func row(_ fault: DeskStatus.OpenFault) -> [HTML] {
        [
            "\(fault.sentence)<span class=\"place\">\(fault.key)</span>", moments.cell(fault.since), moments.cell(fault.last),
            "\(fault.count)",
        ]
    }

    /// Feeds in trouble come first.
    var feeds: Table {
        let feeds = report.desk.feeds
        return Table(
            id: "feeds", title: "Feeds", counted: ("feed", "feeds"), caption: "Those with an error first, then by name.\(polls)",
            columns: ["Feed", "Last poll", "Next poll", "Items", "Health"],
            rows: (feeds.filter { $0.error != nil } + feeds.filter { $0.error == nil }).map { feed in
                [
                    name(feed), moments.cell(feed.lastPollAt), moments.cell(feed.nextPollAt), "\(feed.items)",
                    feed.error.map { "<span class=\"badge bad\">Error</span><p class=\"note\">\($0)</p>" } ?? health(feed),
                ]
            },
            empty: "No feed is ordered yet: add a <code>[[feed]]</code> to the configuration, or a row in Notion’s Feeds.")
    }

    var models: Table {
        Table(
            id: "models", title: "Models", counted: ("model", "models"), caption: "Tried in this order, the next one when one fails.",
            columns: ["Model", "For", "Last used", "State"],
            rows: report.models.map { model in
                [
                    "\(model.name)", model.use == .text ? "Text" : "Pictures",
                    model.lastUsedAt.map { moments.cell($0) } ?? "<span class=\"none\">not since the start</span>", state(model),
                ]
            },
            empty: "No model is configured: add a <code>[[model.text]]</code> with <code>kind = \"builtin\"</code>, which needs nothing.")
    }

    var spending: Table {
        Table(
            id: "spending", title: "Models today", counted: ("model at work today", "models at work today"),
            caption: "What questions to models took since midnight UTC. Money is known where prices are configured.",
            columns: ["Brand", "Model", "Questions", "Tokens read", "Tokens written", "Money"],
            rows: report.desk.spending.map { taken in
                let kept: HTML = taken.usage.cached > 0 ? "<p class=\"note\">\(taken.usage.cached) kept from before</p>" : ""
                let money = taken.unpriced == taken.calls ? "not known" : MoneyWords.text(taken.cost)
                return [
                    "\(taken.brand)", "\(taken.model)", "\(taken.calls)", "\(taken.usage.prompt)\(kept)", "\(taken.usage.answer)",
                    "\(money)",
                ]
            }, empty: "No model was asked today.")
    }

    private func state(_ model: DeskReport.Model) -> HTML {
        let look: HTML =
            model.restsUntil != nil
            ? "<span class=\"badge bad\">Rests</span>"
            : model.isFailing
                ? "<span class=\"badge bad\">Failing</span>"
                : model.lastUsedAt == nil ? "<span class=\"badge\">Not used yet</span>" : "<span class=\"badge good\">Works</span>"
        guard let failure = model.failure, let at = model.lastFailedAt else { return look }
        let next: HTML = model.restsUntil.map { "<p class=\"note\">Asked again \(moments.distance(to: $0)).</p>" } ?? ""
        return "\(look)\(next)<p class=\"note\">\(failure) <span class=\"ago\">\(moments.distance(to: at))</span></p>"
    }

    /// What polls took and spared, once there were some.
    private var polls: String {
        let all = report.polls.all
        guard let share = all.shareNotModified else { return "" }
        func size(_ bytes: Int) -> String { "\((Double(bytes) / 100_000).rounded() / 10) MB" }
        return " \(all.answered) answered polls since the start: \(Int((share * 100).rounded())) % not modified, "
            + "\(size(all.bytesRead)) read, \(size(all.bytesSpared)) spared."
    }

    private func health(_ feed: DeskStatus.Feed) -> HTML {
        feed.lastPollAt == nil ? "<span class=\"badge\">Not polled yet</span>" : "<span class=\"badge good\">Healthy</span>"
    }

    private func name(_ feed: DeskStatus.Feed) -> HTML {
        let place = WebAddresses.place(feed.url)
        let title = feed.name.isEmpty ? place : feed.name
        let link = HTML.link(title, to: feed.url)
        return title == place ? link : "\(link)<span class=\"place\">\(place)</span>"
    }
}
