import Editorial
import HTTPServer

/// The tables of what the desk works with: faults, feeds, models.
struct DeskTables: Sendable {
    let report: DeskReport
    let moments: Moments

    var faults: Table {
        Table(
            id: "faults", title: "Faults", counted: ("fault", "faults"), caption: "Each once, until its cause is gone.",
            columns: ["What is wrong", "Since", "Last seen", "Times"],
            rows: report.desk.faults.map { ["\($0.sentence)", moments.cell($0.since), moments.cell($0.last), "\($0.count)"] },
            empty: "No faults.", isAlarm: true)
    }

    /// Feeds in trouble come first.
    var feeds: Table {
        let feeds = report.desk.feeds
        return Table(
            id: "feeds", title: "Feeds", counted: ("feed", "feeds"), caption: "Those with an error first, then by name.",
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
        let models = report.textModels.enumerated().map { ("Text", $0) } + report.imageModels.enumerated().map { ("Picture", $0) }
        return Table(
            id: "models", title: "Models", counted: ("model", "models"), caption: "Tried in this order.",
            columns: ["Model", "For", "Turn"],
            rows: models.map { use, model in ["\(model.element)", "\(use)", "\(model.offset + 1)"] },
            empty: "No model is configured: add a <code>[[model.text]]</code> with <code>kind = \"builtin\"</code>, which needs nothing.")
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
