namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>One spelling of an activation, as a function and as a module.</summary>
/// <param name="Apply">From a primary expression to a primary expression.</param>
/// <param name="Create">Makes the module.</param>
/// <param name="Class">The module's class in TorchSharp.Modules.</param>
internal sealed record Activation(Func<string, string> Apply, string Create, string Class)
{
    public static Activation Pick(Choices choices, Names names, Output output)
    {
        var (create, type) = Module(names, output);
        return new(choices.Pick<Func<string, string>>($"activation {output}", Functions(names, output, create)), create, type);
    }

    private static (string Create, string Class) Module(Names names, Output output) => output switch
    {
        Output.Sigmoid => (names.Nn("Sigmoid()"), names.Type("Sigmoid")),
        Output.Softmax => (names.Nn("Softmax(1)"), names.Type("Softmax")),
        Output.LogSoftmax => (names.Nn("LogSoftmax(1)"), names.Type("LogSoftmax")),
        Output.LogSigmoid => (names.Nn("LogSigmoid()"), names.Type("LogSigmoid")),
        Output.Relu => (names.Nn("ReLU()"), names.Type("ReLU")),
        Output.Tanh => (names.Nn("Tanh()"), names.Type("Tanh")),
        _ => (names.Nn("Identity()"), names.Type("Identity")),
    };

    private static (string, Func<string, string>)[] Functions(Names names, Output output, string create) => output switch
    {
        Output.Sigmoid =>
        [
            ("torch", x => $"{names.Torch("sigmoid")}({x})"),
            ("instance", x => $"{x}.sigmoid()"),
            ("functional", x => $"{names.Functional("sigmoid")}({x})"),
            ("special", x => $"torch.special.expit({x})"),
            ("in place", x => $"{x}.sigmoid_()"),
            ("module", x => $"{create}.forward({x})"),
        ],
        Output.Softmax =>
        [
            ("functional", x => $"{names.Functional("softmax")}({x}, 1)"),
            ("torch", x => $"torch.softmax({x}, 1)"),
            ("instance", x => $"{x}.softmax(-1)"),
            ("by name", x => $"{names.Functional("softmax")}({x}, dim: 1)"),
            ("special", x => $"torch.special.softmax({x}, 1)"),
            ("module", x => $"{create}.call({x})"),
        ],
        Output.LogSoftmax =>
        [
            ("functional", x => $"{names.Functional("log_softmax")}({x}, 1)"),
            ("instance", x => $"{x}.log_softmax(1)"),
            ("special", x => $"torch.special.log_softmax({x}, 1)"),
            ("log of softmax", x => $"torch.log(torch.softmax({x}, 1))"),
            ("softmax, then log", x => $"{x}.softmax(1).log()"),
            ("module", x => $"{create}.forward({x})"),
        ],
        Output.LogSigmoid =>
        [
            ("functional", x => $"{names.Functional("logsigmoid")}({x})"),
            ("log of sigmoid", x => $"{x}.sigmoid().log()"),
            ("module", x => $"{create}.forward({x})"),
        ],
        Output.Relu =>
        [
            ("functional", x => $"{names.Functional("relu")}({x})"),
            ("instance", x => $"{x}.relu()"),
            ("relu6", x => $"{names.Functional("relu6")}({x})"),
            ("module", x => $"{create}.forward({x})"),
        ],
        Output.Tanh =>
        [
            ("torch", x => $"torch.tanh({x})"),
            ("instance", x => $"{x}.tanh()"),
            ("functional", x => $"{names.Functional("tanh")}({x})"),
            ("module", x => $"{create}.forward({x})"),
        ],
        _ => [("none", x => x)],
    };
}
