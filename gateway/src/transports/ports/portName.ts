/** A USB device by what it says of itself, wherever it is plugged in. */
export interface UsbIdentity {
  /** four hex digits in small letters */
  readonly vendor: string;
  readonly product: string;
  /** absent: whatever its number */
  readonly serial?: string | undefined;
  /** of a device with several ports; absent: whichever */
  readonly interface?: number | undefined;
}

/** How gateway.yaml names a serial port: one of the two. */
export interface PortName {
  /** a device, or a link to one that is followed at each opening */
  readonly path?: string | undefined;
  readonly usb?: UsbIdentity | undefined;
}

const hex = (value: number): string => value.toString(16).padStart(2, '0');

/** `0403:6010:FT4XYZ:if01`, as it is written in gateway.yaml. */
export function usbText({ vendor, product, serial, interface: number }: UsbIdentity): string {
  const parts = [vendor, product, ...(serial === undefined ? [] : [serial])];
  return (number === undefined ? parts : [...parts, `if${hex(number)}`]).join(':');
}

export function portText({ path, usb }: PortName): string {
  return usb ? `usb ${usbText(usb)}` : (path ?? '');
}
