using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Losses.Domain;

public sealed class ScopesTests
{
    [Fact]
    public Task Let_the_value_out() => Verify.Reports("""
        class Steps
        {
            Tensor Moved(Tensor z, Tensor y)
            {
                using var scope = torch.NewDisposeScope();
                var p = torch.sigmoid(z).MoveToOuterDisposeScope();
                return functional.binary_cross_entropy_with_logits([|p|], y);
            }

            Tensor Returned(Tensor z)
            {
                using (var scope = torch.NewDisposeScope())
                {
                    return scope.MoveToOuter(torch.sigmoid(z));
                }
            }

            Tensor OfReturned(Tensor z, Tensor y) => functional.binary_cross_entropy_with_logits([|Returned(z)|], y);

            Tensor Declared(Tensor z, Tensor y)
            {
                Tensor p;
                using (torch.no_grad())
                using (torch.NewDisposeScope())
                {
                    p = torch.sigmoid(z).DetachFromDisposeScope();
                }

                return functional.binary_cross_entropy_with_logits([|p|], y);
            }

            Tensor Tried(Tensor z, Tensor y)
            {
                try
                {
                    var p = torch.sigmoid(z);
                    return functional.binary_cross_entropy_with_logits([|p|], y);
                }
                catch (Exception exception)
                {
                    Console.WriteLine(exception.Message);
                    throw;
                }
                finally
                {
                    GC.Collect();
                }
            }

            Tensor Retried(Tensor z, Tensor y)
            {
                Tensor p;
                try
                {
                    p = torch.sigmoid(z.cuda());
                }
                catch (Exception)
                {
                    p = torch.sigmoid(z);
                }

                return functional.binary_cross_entropy_with_logits([|p|], y);
            }

            Tensor Locked(object gate, Tensor z, Tensor y)
            {
                lock (gate)
                    return functional.binary_cross_entropy_with_logits([|torch.sigmoid(z)|], y);
            }
        }
        """);

    [Fact]
    public Task Leave_several_values_possible() => Verify.Silent("""
        class Steps
        {
            Tensor NotYet(Tensor z, Tensor y)
            {
                var p = z;
                try
                {
                    p = torch.sigmoid(z.cuda());
                }
                catch (Exception)
                {
                    Console.WriteLine("on the CPU, then");
                }

                return functional.binary_cross_entropy_with_logits(p, y);
            }

            void InTheEnd(Tensor z, Tensor y)
            {
                var p = z;
                try
                {
                    Console.WriteLine(z.ToString());
                    p = torch.sigmoid(z);
                }
                finally
                {
                    Console.WriteLine(functional.binary_cross_entropy_with_logits(p, y).item<float>());
                }
            }

            void OnTheWayOut(Tensor z, Tensor y, bool early)
            {
                var p = z;
                try
                {
                    if (early)
                        return;
                    p = torch.sigmoid(z);
                }
                finally
                {
                    Console.WriteLine(functional.binary_cross_entropy_with_logits(p, y).item<float>());
                }
            }

            void Caught(Tensor z, Tensor y)
            {
                var p = z;
                try
                {
                    p = torch.sigmoid(z);
                    Console.WriteLine(p.item<float>());
                    p = z;
                }
                catch (Exception)
                {
                    Console.WriteLine(functional.binary_cross_entropy_with_logits(p, y).item<float>());
                }
            }
        }
        """);
}
