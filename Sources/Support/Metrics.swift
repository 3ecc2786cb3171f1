/// Numbers about the daemon, given out in Prometheus' text format.
package final class Metrics: Sendable {
    /// Series of one name; more are not kept, since labels may come from outside.
    private static let limit = 1000

    private let families = Locked<[String: Family]>([:])

    /// No metrics yet.
    package init() {}

    /// A number that only grows; name it `copydesk_..._total`.
    package func counter(_ name: String, help: String, labels: [String: String] = [:]) -> Counter {
        Counter(metrics: self, name: name, series: register(name, help, .counter, labels))
    }

    /// A number that goes up and down.
    package func gauge(_ name: String, help: String, labels: [String: String] = [:]) -> Gauge {
        Gauge(metrics: self, name: name, series: register(name, help, .gauge, labels))
    }

    /// A number that is read when somebody asks for the metrics; `read` must be quick.
    package func gauge(_ name: String, help: String, labels: [String: String] = [:], read: @escaping @Sendable () -> Double) {
        let series = register(name, help, .gauge, labels)
        families.withLock { $0[name]?.readers[series] = read }
    }

    /// Everything in Prometheus' text format 0.0.4, sorted by name and labels.
    package func render() -> String {
        families.withLock { $0 }.sorted { $0.key < $1.key }.map { $0.value.text($0.key) }.joined()
    }

    fileprivate func change(_ name: String, _ series: String, _ body: (Double) -> Double) {
        families.withLock { families in
            guard let value = families[name]?.values[series] else { return }
            families[name]?.values[series] = body(value)
        }
    }

    private func register(_ name: String, _ help: String, _ kind: Family.Kind, _ labels: [String: String]) -> String {
        let series = MetricText.series(labels)
        families.withLock { families in
            var family = families[name] ?? Family(help: help, kind: kind)
            if family.values[series] == nil, family.values.count < Self.limit { family.values[series] = 0 }
            families[name] = family
        }
        return series
    }
}

/// One growing number.
package struct Counter: Sendable {
    fileprivate let metrics: Metrics
    fileprivate let name: String
    fileprivate let series: String

    /// Adds to it; nothing happens for a negative amount.
    package func increment(by amount: Double = 1) {
        if amount > 0 { metrics.change(name, series) { $0 + amount } }
    }
}

/// One number that goes up and down.
package struct Gauge: Sendable {
    fileprivate let metrics: Metrics
    fileprivate let name: String
    fileprivate let series: String

    /// Replaces it.
    package func set(_ value: Double) { metrics.change(name, series) { _ in value } }
    /// Adds to it; negative amounts too.
    package func add(_ amount: Double) { metrics.change(name, series) { $0 + amount } }
}

private struct Family: Sendable {
    enum Kind: String { case counter, gauge }

    let help: String
    let kind: Kind
    var values: [String: Double] = [:]
    var readers: [String: @Sendable () -> Double] = [:]

    func text(_ name: String) -> String {
        let current = values.merging(readers.mapValues { $0() }) { $1 }
        let lines = current.sorted { $0.key < $1.key }.map { "\(name)\($0.key) \(MetricText.number($0.value))\n" }
        return "# HELP \(name) \(MetricText.escaped(help))\n# TYPE \(name) \(kind.rawValue)\n" + lines.joined()
    }
}

private enum MetricText {
    static func series(_ labels: [String: String]) -> String {
        if labels.isEmpty { return "" }
        let pairs = labels.sorted { $0.key < $1.key }.map { "\($0.key)=\"\(escaped($0.value).replacing("\"", with: "\\\""))\"" }
        return "{" + pairs.joined(separator: ",") + "}"
    }

    static func number(_ value: Double) -> String {
        if let whole = Int64(exactly: value) { return String(whole) }
        return value.isNaN ? "NaN" : value.isInfinite ? (value < 0 ? "-Inf" : "+Inf") : "\(value)"
    }

    static func escaped(_ text: String) -> String { text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n") }
}
