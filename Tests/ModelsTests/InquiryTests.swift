import Editorial
import HTTPServer
import Support
import TestKit
import Testing

@testable import Models

/// Yes-or-no questions about a draft.
struct InquiryTests {
    private static func ask(_ answers: [ServerResponse]) async throws -> (answer: Result<Inquiry.Answer?, any Error>, asked: [JSON]) {
        var brand = Brand(id: "b", name: "B")
        brand.guidelines = PageText(pageID: "p", text: "Be kind to rivals.", contentHash: "h")
        let inquiry = Inquiry(try #require(Rulebook(brand).questions.first), text: "Our lazy rivals sleep.", seed: 7)
        let script = Script(answers)
        return try await Loopback.serve({ _ in script.next() }) { engine in
            let model = OllamaSettings(baseURL: engine.url, model: "m").model(Desk.tools)
            let answer: Result<Inquiry.Answer?, any Error>
            do { answer = .success(try await model.answer(inquiry, calls: OpenCallDesk())) } catch { answer = .failure(error) }
            return (answer, try engine.requests.map { try $0.json() })
        }
    }

    private static let good = #"{"quote":"lazy rivals","violates":true}"#

    @Test func `the answer is read, and asked for in its form`() async throws {
        let (answer, asked) = try await Self.ask([.ollama(Self.good)])
        #expect(try answer.get()?.quote == "lazy rivals" && answer.get()?.violates == true)
        #expect(asked.count == 1 && asked[0]["format"]?["required"]?.array == ["quote", "violates"])
        #expect(asked[0]["messages"]?[1]?["content"]?.string?.contains("Be kind to rivals.") == true)
        let worded = try await Self.ask([.ollama(#"Sure: {"Quote":"lazy rivals","violates":"no"}"#)])
        #expect(try worded.answer.get()?.violates == false)
    }

    @Test func `an answer that quotes what is not in the draft is asked for once more, and then given up`() async throws {
        let invented = #"{"quote":"idle rivals","violates":true}"#
        let (answer, asked) = try await Self.ask([.ollama(invented), .ollama(Self.good)])
        #expect(try answer.get()?.quote == "lazy rivals" && asked.count == 2)
        #expect(asked[1]["messages"]?[3]?["content"]?.string?.contains("word for word") == true)
        let never = try await Self.ask([.ollama(invented)])
        #expect(never.asked.count == 2)
        #expect(throws: ModelFailure.self) { try never.answer.get() }
    }

    @Test func `a writer without a model judges nothing`() async throws {
        var brand = Brand(id: "b", name: "B")
        brand.guidelines = PageText(pageID: "p", text: "Be kind.", contentHash: "h")
        let inquiry = Inquiry(try #require(Rulebook(brand).questions.first), text: "Text.", seed: 7)
        #expect(try await BuiltinTextModel().answer(inquiry, calls: OpenCallDesk()) == nil)
    }
}
