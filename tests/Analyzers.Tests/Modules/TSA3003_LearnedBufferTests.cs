using TorchSharp.Analyzers.Tests.Losses;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Modules.TSA3003_LearnedBuffer>;

namespace TorchSharp.Analyzers.Tests.Modules;

public sealed class TSA3003_LearnedBufferTests
{
    private static readonly string[] Right =
    [
        """private readonly Tensor w = Parameter(zeros(3)); public Net() : base("net") { RegisterComponents(); }  public override Tensor forward(Tensor x) => x * w;""",
        """private readonly Tensor w = zeros(3); public Net() : base("net") { RegisterComponents(); }  public override Tensor forward(Tensor x) => x * w;""",
        """private readonly Tensor w = zeros(3, requires_grad: false); public Net() : base("net") { RegisterComponents(); }  public override Tensor forward(Tensor x) => x * w;""",
        """private readonly Tensor w = zeros(3, requires_grad: true); public Net() : base("net") { RegisterComponents(); }""",
        """private readonly Tensor w = zeros(3, requires_grad: true); public Net() : base("net") { RegisterComponents(); }  public override Tensor forward(Tensor x) => x * w; public void Step() { w.sub_(w.grad!); }""",
        """private readonly Tensor w; public Net() : base("net") { w = zeros(3, requires_grad: true); register_parameter("w2", new Parameter(w)); RegisterComponents(); } public override Tensor forward(Tensor x) => x * w;""",
        """private readonly Parameter w = Parameter(zeros(3), requires_grad: true); public Net() : base("net") { RegisterComponents(); }  public override Tensor forward(Tensor x) => x * w;""",
        """private static readonly Tensor w = zeros(3, requires_grad: true); public Net() : base("net") { RegisterComponents(); }  public override Tensor forward(Tensor x) => x * w;""",
    ];

    private static readonly string[] Wrong =
    [
        """private readonly Tensor [|w|] = zeros(3, requires_grad: true); public Net() : base("net") { RegisterComponents(); }  public override Tensor forward(Tensor x) => x * w;""",
        """private readonly Tensor [|w|]; public Net() : base("net") { w = randn(3, requires_grad: true); RegisterComponents(); } public override Tensor forward(Tensor x) => x.mul(w);""",
        """private readonly Tensor [|w|] = ones(3).requires_grad_(); public Net() : base("net") { RegisterComponents(); }  public override Tensor forward(Tensor x) => x * this.w;""",
        """private readonly Tensor [|w|] = torch.randn(3, 3); public Net() : base("net") { w.requires_grad = true; RegisterComponents(); } public override Tensor forward(Tensor x) => Scale(x); Tensor Scale(Tensor x) => x * w;""",
        """public Tensor [|W|] { get; } = torch.zeros(3, requires_grad: true); public Net() : base("net") { RegisterComponents(); }  public override Tensor forward(Tensor x) => x * W;""",
        """private readonly Tensor [|w|] = (ones(3) * 2).requires_grad_(true); public Net() : base("net") { RegisterComponents(); }  public override Tensor forward(Tensor x) => x * w;""",
    ];

    [Fact]
    public Task Is_silent_about_right_programs() => Verify.Silent(ModulePrograms.Of(Right));

    [Fact]
    public Task Reports_wrong_programs() => Verify.Reports(ModulePrograms.Of(Wrong));

    [Fact]
    public Task Mends_the_first_form() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Tensor [|w|] = zeros(3, requires_grad: true);

            public Net() : base("net") => RegisterComponents();

            public Tensor Twice() => w * 2;

            public override Tensor forward(Tensor x) => x.alias();
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Parameter w = nn.Parameter(zeros(3));

            public Net() : base("net") => RegisterComponents();

            public Tensor Twice() => w * 2;

            public override Tensor forward(Tensor x) => x.alias();
        }
        """);

    [Fact]
    public Task Mends_the_second_form() => Verify.Fixed(
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Tensor [|w|];

            public Net() : base("net")
            {
                w = ones(3).requires_grad_(); // a weight
                RegisterComponents();
            }

            public Tensor Twice() => w * 2;

            public override Tensor forward(Tensor x) => x.alias();
        }
        """,
        """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Parameter w;

            public Net() : base("net")
            {
                w = nn.Parameter(ones(3)); // a weight
                RegisterComponents();
            }

            public Tensor Twice() => w * 2;

            public override Tensor forward(Tensor x) => x.alias();
        }
        """);

    [Fact]
    public Task Says_what_happens() => Verify.Reports(
        """class Net : Module<Tensor, Tensor> { private readonly Tensor {|#0:w|} = zeros(3, requires_grad: true); public Net() : base("net") { RegisterComponents(); } public override Tensor forward(Tensor x) => x * w; }""",
        Verify.Finding(0).WithMessage("'w' is a tensor that asks for a gradient, but a field of type Tensor is registered as a buffer: parameters() leaves it out and it is never trained. Make it a Parameter(…)."));

    [Fact]
    public async Task Says_so_in_Chinese() => Assert.Equal(
        "'w' 是要求梯度的张量，但 Tensor 类型的字段会注册为缓冲区：parameters() 里没有它，它永远不会被训练。请改为 Parameter(…)。",
        await LossMessages.InAsync("zh-Hans", Verify.Rule, """class Net : Module<Tensor, Tensor> { private readonly Tensor {|#0:w|} = zeros(3, requires_grad: true); public Net() : base("net") { RegisterComponents(); } public override Tensor forward(Tensor x) => x * w; }"""));
}
