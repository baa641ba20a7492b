import { toast } from "sonner";

export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast("Copied");
  } catch {
    toast.error("This browser does not let the page copy. Select the text instead.");
  }
}
