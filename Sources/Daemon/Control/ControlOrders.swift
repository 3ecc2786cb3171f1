import Boards
import Console
import Editorial
import FoundationEssentials
import HTTPServer
import Pipeline
import Publishers
import Storage
import Support

/// Answers commands on the control socket.
struct ControlOrders: Sendable {
    private let router: Router

    init(
        reporter: Reporter, planner: Planner, explainer: Explainer, rules: RulesReport, feeds: FeedsReport, line: ProductionLine,
        store: Store,
        assembly: Assembly,
        standing: Locked<RunningDesk.Standing>, logins: LoginDesk
    ) {
        var router = Router()
        router.on("GET", "/status") { _, _ in
            await Self.answer { .bytes(try await reporter.report().json()) }
        }
        let why = WhyReport(store: store, explainer: explainer, line: line)
        router.on("GET", "/why/{id}") { _, parameters in
            await Self.answer { .value(try await why.answer(parameters["id"])) }
        }
        router.on("POST", "/why") { request, _ in
            await Self.answer { .value(try await why.answer(try JSON(parsing: request.body)["of"]?.string ?? "")) }
        }
        router.on("GET", "/simulate") { request, _ in
            await Self.answer {
                let weeks = request.query("weeks").flatMap(Int.init) ?? Planner.usualWeeks
                let plan = try await planner.simulation(
                    weeks: weeks, account: request.query("account"), brand: request.query("brand"))
                return .bytes(try JSON.document(of: plan))
            }
        }
        router.on("GET", "/feeds") { _, _ in
            await Self.answer { .value(try await feeds.feeds()) }
        }
        router.on("POST", "/feeds/order") { request, _ in
            await Self.answer {
                guard let board = reporter.box.current.desk?.board as? NotionBoard else { throw NoBoard() }
                let order = try JSON(parsing: request.body)
                let row = try await board.order(feed: order["url"]?.string ?? "", name: order["name"]?.string ?? "")
                return .value(["row": .string(row.url), "is_new": .bool(row.isNew)])
            }
        }
        router.on("GET", "/rules") { request, _ in
            await Self.answer { .value(try await rules.rules(ofBrand: request.query("brand"))) }
        }
        router.on("POST", "/rules/try") { request, _ in
            await Self.answer { .value(try await rules.trial(try JSON(parsing: request.body))) }
        }
        router.on("POST", "/draft") { request, _ in
            await Self.answer { .value(try await DraftReport(line: line, board: store).draft(try JSON(parsing: request.body))) }
        }
        router.on("GET", "/log") { request, _ in
            await Self.answer { .value(try await DecisionReport(store: store).verdict(journaled: JournaledHead(request))) }
        }
        router.on("GET", "/log/{id}") { _, parameters in
            await Self.answer { .value(try await DecisionReport(store: store).chain(ofDraft: parameters["id"])) }
        }
        router.on("POST", "/once/{loop}") { request, parameters in
            await Self.answer {
                guard let stage = line.stages.first(where: { $0.name == parameters["loop"] }) else {
                    return .value(["ok": false, "message": "There is no loop of that name."])
                }
                if request.query("now") != nil {
                    guard let collector = stage as? Collector else {
                        return .value(["ok": false, "message": "Only collect can work before its time."])
                    }
                    let round = try await collector.pollAll()
                    let words = "\(round.polled) feeds polled, \(round.failed) failed, \(round.newItems) new items."
                    return .value(["ok": true, "message": .string("\(stage.name): \(words)")])
                }
                var rounds = 0
                while try await stage.workOnce(), rounds < 1000 { rounds += 1 }
                return .value(["ok": true, "message": .string("\(stage.name): \(rounds) worked off, nothing more is due.")])
            }
        }
        router.on("POST", "/setup/notion") { request, _ in
            await Self.answer {
                let settings = standing.withLock { $0.configuration.notion }
                return .value(try await SetupNotion(try JSON(parsing: request.body)).run(settings, assembly))
            }
        }
        router.on("POST", "/connect/{kind}") { request, parameters in
            await Self.answer { .value(try logins.begin(parameters["kind"], account: try JSON(parsing: request.body)["account"]?.string)) }
        }
        router.on("POST", "/connect/{kind}/answer") { request, _ in
            await Self.answer { .value(try await logins.finish(try JSON(parsing: request.body)["address"]?.string ?? "")) }
        }
        router.on("POST", "/disconnect/{kind}") { request, parameters in
            await Self.answer {
                .value(try await logins.disconnect(parameters["kind"], account: try JSON(parsing: request.body)["account"]?.string))
            }
        }
        router.on("POST", "/backup") { _, _ in
            await Self.answer {
                .value(["path": .string(try await store.copyAside(now: Date()))])
            }
        }
        self.router = router
    }

    func answer(_ request: ServerRequest) async -> ServerResponse { await router(request) }

    private enum Answer { case bytes([UInt8]), value(JSON) }

    private static func answer(_ work: () async throws -> Answer) async -> ServerResponse {
        do {
            switch try await work() {
            case .bytes(let bytes): return ServerResponse(status: 200, headers: [("Content-Type", "application/json")], body: .bytes(bytes))
            case .value(let value): return .json(value)
            }
        } catch {
            let reason = (error as? LoginProblem)?.reason.rawValue
            return .json(["error": .string("\(error)"), "reason": .optional(reason)], status: 500)
        }
    }
}

/// A row can be made where there are rows.
private struct NoBoard: Error, CustomStringConvertible {
    var description: String { "the Notion databases are not set up: run copydesk setup notion" }
}
