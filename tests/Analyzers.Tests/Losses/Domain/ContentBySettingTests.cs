using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1002_SoftmaxBeforeCrossEntropy>;

namespace TorchSharp.Analyzers.Tests.Losses.Domain;

/// <summary>A flag, a text or a number that decides what stands in a chain or a list: each way of writing it, with the setting that is wrong and the one that is right.</summary>
public sealed class ContentBySettingTests
{
    public static TheoryData<string, string, string, string> Spellings => new()
    {
        { "bool p", "true", "false", """var head = Sequential(Linear(4, 3)); if (p) head.append("s", Softmax(1)); return head;""" },
        { "bool p", "true", "false", "return p ? Sequential(Linear(4, 3), Softmax(1)) : Sequential(Linear(4, 3));" },
        { "bool p", "true", "false", "if (p) return Sequential(Linear(4, 3), Softmax(1)); else return Sequential(Linear(4, 3));" },
        { "bool p", "false", "true", "var head = Sequential(Linear(4, 3)); if (p) return head; head.append(Softmax(1)); return head;" },
        { "bool p", "true", "false", "var head = Sequential(Linear(4, 3)); if (p) head.append(Softmax(1)); head.append(Dropout()); return head;" },
        { "bool p", "true", "false", "var head = Sequential(Linear(4, 3)); head.append(p ? Softmax(1) : Identity()); return head;" },
        { "bool p", "true", "false", "var l = new List<Module<Tensor, Tensor>> { Linear(4, 3) }; if (p) l.Add(Softmax(1)); return Sequential(l.ToArray());" },
        { "bool p", "true", "false", "List<Module<Tensor, Tensor>> l = [Linear(4, 3)]; if (p) l.Add(Softmax(1)); return Sequential(l);" },
        { "bool p", "true", "false", """var l = new List<(string, Module<Tensor, Tensor>)> { ("fc", Linear(4, 3)) }; if (p) l.Add(("s", Softmax(1))); return Sequential(l);""" },
        { "bool p, bool q", "true, true", "true, false", "var head = Sequential(Linear(4, 3)); if (p) head.append(Dropout()); if (q) head.append(Softmax(1)); return head;" },
        { "string a", "\"softmax\"", "\"none\"", """return a switch { "softmax" => Sequential(Linear(4, 3), Softmax(1)), _ => Sequential(Linear(4, 3)) };""" },
        {
            "string a", "\"softmax\"", "\"relu\"",
            """var head = Sequential(Linear(4, 3)); switch (a) { case "softmax": head.append(Softmax(1)); break; case "relu": head.append(Linear(3, 3)); break; } return head;"""
        },
        { "DayOfWeek a", "DayOfWeek.Friday", "DayOfWeek.Monday", "var head = Sequential(Linear(4, 3)); if (a == DayOfWeek.Friday) head.append(Softmax(1)); return head;" },
    };

    public static TheoryData<string, string, string, string> Orders => new()
    {
        { "int k", "3", "1", "return k > 1 ? Sequential(Linear(4, k), Softmax(1)) : Sequential(Linear(4, 1));" },
        { "int k", "3", "1", "return 1 < k ? Sequential(Linear(4, k), Softmax(1)) : Sequential(Linear(4, 1));" },
        { "int k", "2", "1", "var head = Sequential(Linear(4, k)); if (k >= 2) head.append(Softmax(1)); return head;" },
        { "int k", "1", "2", "return k <= 1 ? Sequential(Linear(4, k), Softmax(1)) : Sequential(Linear(4, 1));" },
        { "int k", "0", "1", "return k < 1 ? Sequential(Linear(4, k), Softmax(1)) : Sequential(Linear(4, 1));" },
        { "long k", "3", "1", "return k > 1 ? Sequential(Linear(4, k), Softmax(1)) : Sequential(Linear(4, 1));" },
        { "int k", "3", "1", "return k switch { > 1 => Sequential(Linear(4, k), Softmax(1)), _ => Sequential(Linear(4, 1)) };" },
    };

    [Theory]
    [MemberData(nameof(Spellings))]
    [MemberData(nameof(Orders))]
    public Task A_factory(string parameters, string wrong, string right, string body) => Verify.Reports($$"""
        static class Training
        {
            static Module<Tensor, Tensor> Make({{parameters}}) { {{body}} }

            public static Tensor Wrong(Tensor x, Tensor y) => functional.cross_entropy([|Make({{wrong}}).forward(x)|], y);

            public static Tensor Right(Tensor x, Tensor y) => functional.cross_entropy(Make({{right}}).forward(x), y);
        }
        """);

    [Theory]
    [InlineData("bool p", "true", "false", "head = Sequential(Linear(4, 3)); if (p) head.append(Softmax(1));")]
    [InlineData("bool p", "true", "false", "head = p ? Sequential(Linear(4, 3), Softmax(1)) : Sequential(Linear(4, 3));")]
    [InlineData("bool p", "true", "false", "var l = new List<Module<Tensor, Tensor>> { Linear(4, 3) }; if (p) l.Add(Softmax(1)); head = Sequential(l);")]
    [InlineData("string a", "\"softmax\"", "\"none\"", """head = Sequential(Linear(4, 3)); if (a == "softmax") head.append(Softmax(1));""")]
    [InlineData("int k", "3", "1", "head = Sequential(Linear(4, k)); if (k > 1) head.append(Softmax(1));")]
    public Task A_constructor(string parameters, string wrong, string right, string body) => Verify.Reports($$"""
        class Net : Module<Tensor, Tensor>
        {
            private readonly Sequential head;

            public Net({{parameters}}) : base("net") { {{body}} RegisterComponents(); }

            public override Tensor forward(Tensor x) => head.forward(x);
        }

        static class Training
        {
            public static Tensor Wrong(Tensor x, Tensor y) => functional.cross_entropy([|new Net({{wrong}}).forward(x)|], y);

            public static Tensor Right(Tensor x, Tensor y) => functional.cross_entropy(new Net({{right}}).forward(x), y);
        }
        """);

    [Theory]
    [InlineData("var h = p ? Sequential(Linear(4, 3), Softmax(1)) : Sequential(Linear(4, 4), Softmax(1)); h.append(Linear(3, 3));")]
    [InlineData("var h = Make(true); h.append(Linear(3, 3));")]
    [InlineData("var h = p ? Make(true) : Make(true); h.append(Linear(3, 3));")]
    [InlineData("var h = p ? Sequential(Linear(4, 3), Softmax(1)) : Sequential(Softmax(1)); Put(h);")]
    [InlineData("var h = p ? Sequential(Linear(4, 3), Softmax(1)) : Sequential(Linear(4, 4), Linear(4, 3));")]
    public Task What_is_changed_afterwards_or_differs_is_not_known(string made) => Verify.Silent($$"""
        static class Training
        {
            static Sequential Make(bool p) { var head = Sequential(Linear(4, 3)); if (p) head.append(Softmax(1)); return head; }

            static void Put(Sequential head) => head.append(Linear(3, 3));

            public static Tensor Loss(Tensor x, Tensor y, bool p)
            {
                {{made}}
                return functional.cross_entropy(h.forward(x), y);
            }
        }
        """);

    [Fact]
    public Task A_setting_that_chooses_the_treatment_too_is_right() => Verify.Silent("""
        static class Training
        {
            static Tensor Loss(bool p, Tensor x, Tensor y)
            {
                var head = Sequential(Linear(4, 3));
                if (p)
                    head.append(Softmax(1));
                return p ? functional.nll_loss(head.forward(x).log(), y) : functional.cross_entropy(head.forward(x), y);
            }

            public static Tensor Both(Tensor x, Tensor y) => Loss(true, x, y) + Loss(false, x, y);
        }
        """);

    [Fact]
    public Task What_both_end_in_is_known_without_the_setting() => Verify.Reports("""
        static class Training
        {
            public static Tensor Loss(bool p, Tensor x, Tensor y)
            {
                var head = p ? Sequential(Linear(4, 3), Softmax(1)) : Sequential(Linear(4, 4), ReLU(), Softmax(1));
                return functional.cross_entropy([|head.forward(x)|], y);
            }
        }
        """);
}
