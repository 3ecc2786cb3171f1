import Editorial
import HTTPServer
import Support
import TestKit
import Testing

@testable import Models

struct PatienceTests {
    @Test(
        "What fails in passing is asked again after a growing pause, and as late as the server wants",
        arguments: [
            (Disposition.retry, 1, 0, Duration?.some(.milliseconds(500))), (.retry, 2, 1, .seconds(1)), (.retry, 3, 3, nil),
            (.retry, 1, 60, nil), (.retryAfter(.seconds(20)), 1, 0, .seconds(20)), (.retryAfter(.milliseconds(10)), 2, 0, .seconds(1)),
            (.retryAfter(.seconds(61)), 1, 0, nil), (.retryAfter(.seconds(40)), 2, 30, nil), (.permanent, 1, 0, nil),
            (.needsOperator, 1, 0, nil),
        ])
    func pauses(_ disposition: Disposition, failures: Int, elapsed: Int, _ pause: Duration?) {
        let patience = CallPatience()
        #expect(patience.pause(after: disposition, failures: failures, elapsed: .seconds(elapsed), random: 0) == pause)
    }

    @Test("A busy server is asked again before anybody hears of it, three times in all")
    func busy() async throws {
        let tools = Desk.tools(CallPatience(pauses: Backoff(base: .zero)))
        let busy = ServerResponse.refusal(503, "Loading model")
        let good = ServerResponse.completion(.string(WritingSamples.answer.text))
        for (answers, count) in [([busy, busy, good], 3), ([busy], 3), ([ServerResponse.refusal(401, "no"), good], 1)] {
            let script = Script(answers)
            try await Loopback.serve({ _ in script.next() }) { engine in
                let model = try OpenAISettings(baseURL: engine.url, model: "m").model(tools)
                let written = try? await model.write(WritingSamples.order(), calls: OpenCallDesk())
                #expect((written != nil) == (answers.count == 3))
                #expect(engine.requests.count == count)
            }
        }
    }
}
