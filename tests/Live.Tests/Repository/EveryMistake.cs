using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TorchSharp.Analyzers.Live.Tests.Repository;

/// <summary>A file in which every rule has something to report: whoever finds nothing in it does not look.</summary>
internal static class EveryMistake
{
    public const string FileName = "EveryMistake.cs";

    private const string Text = """
        using System.Collections.Generic;
        using TorchSharp;
        using TorchSharp.Modules;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        internal static class EveryMistake
        {
            public static Tensor TSA1001(Tensor z, Tensor y) => functional.binary_cross_entropy_with_logits(z.sigmoid(), y);

            public static Tensor TSA1002(Tensor z, Tensor y) => functional.cross_entropy(z.softmax(1), y);

            public static Tensor TSA1003(Tensor z, Tensor y) => functional.cross_entropy(functional.log_softmax(z, 1), y);

            public static Tensor TSA1004(Tensor z, Tensor y) => functional.binary_cross_entropy_with_logits(z.tanh(), y);

            public static Tensor TSA1005(Tensor z, Tensor y) => functional.binary_cross_entropy(Linear(2, 1).forward(z), y);

            public static Tensor TSA1006(Tensor z, Tensor y) => functional.nll_loss(Linear(2, 1).forward(z), y);

            public static Tensor TSA1007(Tensor z, Tensor y) => functional.binary_cross_entropy(z.sigmoid(), y);

            public static Tensor TSA1017(Tensor z) => functional.cross_entropy(z, torch.tensor(new[] { 0, 1 }));

            public static void TSA2001(Module<Tensor, Tensor> z, Tensor x, int epochs)
            {
                var optimizer = optim.SGD(z.parameters(), 0.1);
                for (var epoch = 0; epoch < epochs; epoch++)
                {
                    using var scope = NewDisposeScope();
                    z.forward(x).sum().backward();
                    optimizer.step();
                }
            }

            public static void TSA2002(Module<Tensor, Tensor> z, Tensor x, int epochs)
            {
                var optimizer = optim.SGD(z.parameters(), 0.1);
                for (var epoch = 0; epoch < epochs; epoch++)
                {
                    using var scope = NewDisposeScope();
                    z.forward(x).sum().backward();
                    optimizer.zero_grad();
                    optimizer.step();
                }
            }

            public static long TSA2004(Tensor x)
            {
                var model = Sequential(Linear(2, 2), Dropout(0.5));
                using (torch.inference_mode())
                    return model.forward(x).argmax(1).item<long>() + "test".Length;
            }

            public static void TSA2006() => torch.no_grad();

            public static IEnumerable<int> TSA2007()
            {
                using var mode = torch.no_grad();
                yield return 1;
            }

            public static void TSA2011(Module<Tensor, Tensor> z, DataLoader y, optim.Optimizer optimizer)
            {
                var test = 0f;
                foreach (var batch in y)
                {
                    using var scope = NewDisposeScope();
                    functional.mse_loss(z.forward(batch["x"]), batch["y"]).backward();
                    optimizer.step();
                }

                foreach (var batch in y)
                    test += functional.mse_loss(z.forward(batch["x"]), batch["y"]).item<float>();
                System.Console.WriteLine(test);
            }

            public static double TSA2012(Module<Tensor, Tensor> z, DataLoader y)
            {
                var loss = 0.0;
                foreach (var batch in y)
                    loss = functional.mse_loss(z.forward(batch["x"]), batch["y"]).item<float>();
                System.Console.WriteLine("epoch 1: " + loss);
                return loss;
            }

            public sealed class TSA2014() : Module<Tensor, Tensor>("TSA2014")
            {
                public override Tensor forward(Tensor x) => functional.dropout(x, 0.5);
            }

            public static void TSA2015(Tensor z, Tensor y)
            {
                using var mode = torch.no_grad();
                functional.mse_loss(z, y).backward();
            }

            public static void TSA2016(Module<Tensor, Tensor> z, Tensor y)
            {
                using var mode = torch.no_grad();
                System.Threading.Tasks.Parallel.For(0, 9, i => z.forward(y));
            }

            public static void TSA2018(Tensor x, int epochs)
            {
                var z = Linear(2, 1);
                var optimizer = optim.SGD(z.parameters(), 0.1);
                for (var epoch = 0; epoch < epochs; epoch++)
                {
                    using var scope = NewDisposeScope();
                    optimizer.zero_grad();
                    z.forward(x).sum().backward();
                }
            }

            public sealed class TSA3001 : Module<Tensor, Tensor>
            {
                private readonly Linear late;

                public TSA3001() : base("TSA3001")
                {
                    RegisterComponents();
                    late = Linear(2, 1);
                }

                public override Tensor forward(Tensor x) => late.forward(x);
            }

            public sealed class TSA3002 : Module<Tensor, Tensor>
            {
                private readonly Linear[] layers = { Linear(2, 1) };

                public TSA3002() : base("TSA3002") => RegisterComponents();

                public override Tensor forward(Tensor x) => layers[0].forward(x);
            }

            public sealed class TSA3006 : Module<Tensor, Tensor>
            {
                private readonly Linear layer = Linear(2, 1);

                public TSA3006() : base("TSA3006")
                {
                    apply(_ => { });
                    RegisterComponents();
                }

                public override Tensor forward(Tensor x) => layer.forward(x);
            }

            public static bool TSA4001(Tensor z, Tensor y) => z.shape == y.shape;

            public static void TSA4002(Tensor z) => z.add(1);

            public static void TSA4005(Module<Tensor, Tensor> z, optim.Optimizer y)
            {
                for (var i = 0; i < 9; i++)
                {
                    y.zero_grad();
                    z.forward(ones(1)).backward();
                    y.step();
                }
            }

            public static void TSA4006(Module<Tensor, Tensor> z, optim.Optimizer y)
            {
                using var scope = NewDisposeScope();
                for (var i = 0; i < 99; i++)
                {
                    y.zero_grad();
                    z.forward(ones(1)).backward();
                    y.step();
                }
            }

            public static Tensor TSA4008(Tensor z) => z.sum(0);

            public static void TSA4010() => torch.NewDisposeScope();

            public static int TSA4011(Tensor z) => z.argmax().item<int>();

            public static float TSA4012()
            {
                var sum = 0f;
                var model = Linear(2, 1);
                foreach (var weight in model.parameters())
                    sum += weight.norm(2).item<float>();
                return sum;
            }

            public static Tensor TSA6001(Tensor z) => torch.erfinv(z);

            public static Tensor TSA6002(Tensor z, TransformerEncoder encoder) => encoder.call(z, z > 0);

            public static Module TSA6003() => GroupNorm(2, 8);

            public static Tensor TSA6004(Tensor z, Tensor y) => functional.gaussian_nll_loss(z, y, Linear(2, 1).forward(z).exp());

            public static optim.Optimizer TSA6005(Module z) => optim.SGD(new[] { new SGD.ParamGroup(z.parameters()) }, 0.1);

            public static object TSA6006(Module z) => optim.lr_scheduler.OneCycleLR(
                optim.SGD(new SGD.ParamGroup[] { new() { Parameters = z.parameters(), Options = new() }, new() { Parameters = z.parameters(), Options = new() } }, 0.1), 1.0, 10);

            public static Tensor TSA6007(Tensor z, Tensor y) => functional.hinge_embedding_loss(z, y);
        }
        """;

    /// <summary>The project with this file among its own.</summary>
    public static ProjectInfo AddTo(ProjectInfo project)
    {
        var path = Path.Combine(Path.GetDirectoryName(project.FilePath)!, FileName);
        var loader = TextLoader.From(TextAndVersion.Create(SourceText.From(Text), VersionStamp.Create(), path));
        var file = DocumentInfo.Create(DocumentId.CreateNewId(project.Id), FileName, loader: loader, filePath: path);
        return project.WithDocuments([.. project.Documents, file]);
    }
}
