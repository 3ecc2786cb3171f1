import FoundationEssentials
import HTTPServer
import Support

/// The strip on top of every page of a look-alike: that this is a rehearsal, what time it is in it, and the way to its other pages.
package struct RehearsalBar: Sendable {
    /// Where the rehearsal's other pages are, by address; nil where there is none.
    package struct Neighbours: Sendable {
        package var status: String?
        package var notion: String?
        package var linkedIn: String?

        package init(status: String? = nil, notion: String? = nil, linkedIn: String? = nil) {
            self.status = status
            self.notion = notion
            self.linkedIn = linkedIn
        }
    }

    /// The paces that can be chosen.
    static let speeds = [1, 60, 600]

    private let clock: any DeskClock
    private let zone: Zone
    private let neighbours: Neighbours

    /// Shows that clock's time in the zone of the page's other times; its pace can be chosen when it is a `SimulatedClock`.
    package init(clock: any DeskClock, zone: Zone = .utc, neighbours: Neighbours = Neighbours()) {
        self.clock = clock
        self.zone = zone
        self.neighbours = neighbours
    }

    /// The strip; it needs `style` and `script`, and is exchanged by the live script.
    package var html: HTML {
        """
        <aside id="rehearsal" data-part aria-label="Rehearsal">
        <p><strong>Rehearsal:</strong> nothing here reaches Notion or LinkedIn</p>
        <p class="clock"><span class="quiet">Time here</span> \(time)</p>
        \(choice)\(links)
        </aside>

        """
    }

    private var speed: Double { (clock as? SimulatedClock)?.speed ?? 1 }

    /// The page's script lets it run on between two looks at the server.
    private var time: HTML {
        let now = clock.now()
        let text = Timestamp.text(now, in: zone)
        return """
            <time id="desk-time" datetime="\(text)" data-now="\(String(now.milliseconds))" data-speed="\(String(speed))" \
            data-zone="\(zone.name)">\(String(text.prefix(10))) \(String(text.dropFirst(11).prefix(5))) \(zone.name)</time>
            """
    }

    private var choice: HTML {
        guard clock is SimulatedClock else { return "" }
        let buttons = Self.speeds.map { speed -> HTML in
            let isOn = Double(speed) == self.speed
            return
                "<button type=\"button\" id=\"speed-\(speed)\" data-speed=\"\(speed)\" aria-pressed=\"\(isOn ? "true" : "false")\">\(speed)×</button>"
        }
        return "<div class=\"speeds\" role=\"group\" aria-label=\"Speed of the time\">\(buttons)</div>\n"
    }

    private var links: HTML {
        let all = [("Copydesk’s status", neighbours.status), ("Notion", neighbours.notion), ("LinkedIn", neighbours.linkedIn)]
        let shown = all.compactMap { name, address in address.map { "<li>\(HTML.link(name, to: $0))</li>" as HTML } }
        return shown.isEmpty ? "" : "<ul>\(shown)</ul>"
    }

    /// Answers `POST /rehearsal/clock` with `{"speed": N}`, desk seconds in a second from 1 to 3600; nil for any other request.
    package func answer(_ request: ServerRequest) -> ServerResponse? {
        guard request.rawPath == "/rehearsal/clock" else { return nil }
        if let refusal = PageGate().refusal(of: request) { return refusal }
        guard request.method == "POST" else { return .json(["error": "The clock is set by POST."], status: 405).with("Allow", "POST") }
        guard let simulated = clock as? SimulatedClock else {
            return .json(["error": "This rehearsal runs on the machine’s own time, which keeps its pace."], status: 409)
        }
        guard let speed = (try? request.json())?["speed"]?.number, (1...3600).contains(speed) else {
            return .json(["error": "A speed is {\"speed\": N} with N from 1 to 3600."], status: 400)
        }
        simulated.setSpeed(speed)
        return .json(["speed": .number(speed)])
    }
}
