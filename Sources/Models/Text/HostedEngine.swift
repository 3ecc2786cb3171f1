/// An engine at one provider's address, whose models read more than they are given here.
protocol HostedEngine: ChatEngine {
    var host: ModelHost { get }
}

extension HostedEngine {
    var name: String { host.name }
    var provider: String { host.provider }

    func fits(_ question: ChatQuestion) -> Bool { true }
}
